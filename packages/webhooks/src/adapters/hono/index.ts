/** For Hono, on every runtime. */
export { toHonoHandler, type HonoContext, type HonoHandler } from './to-hono-handler.ts';
