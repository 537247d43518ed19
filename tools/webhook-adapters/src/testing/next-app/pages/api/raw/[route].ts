import { handleNextRequest } from '../../../handlers/handle-next-request.ts';

export const config = { api: { bodyParser: false } };

export default handleNextRequest;
