/** For everything that answers a web `Request`: the App Router of Next.js, Workers, Bun, Deno. */
export { toWebHandler, type WebHandler } from './to-web-handler.ts';
