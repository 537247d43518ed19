import { handleWebRequest as handle } from '../../../handlers/handle-web-request.ts';

export { handle as DELETE, handle as GET, handle as HEAD, handle as POST, handle as PUT };
