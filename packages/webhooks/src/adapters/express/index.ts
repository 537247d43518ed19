/** For Express 4 and 5. */
export { toExpressHandler } from './to-express-handler.ts';
