export { handleWebRequest } from '../../handle-web-request.ts';
