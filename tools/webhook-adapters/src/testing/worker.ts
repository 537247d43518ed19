import { handleWebRequest } from './handle-web-request.ts';

export default { fetch: handleWebRequest };
