export { handleApi as default } from '../../../handle-api.js';
