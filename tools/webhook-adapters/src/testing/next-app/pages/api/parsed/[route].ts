export { handleNextRequest as default } from '../../../handlers/handle-next-request.ts';
