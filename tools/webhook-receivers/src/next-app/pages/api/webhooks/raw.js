export { handleApi as default } from '../../../handle-api.js';

// The signature is over the bytes, which the parser of Next.js would take away.
export const config = { api: { bodyParser: false } };
