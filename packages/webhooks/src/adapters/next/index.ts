/** For the API routes of the pages router of Next.js. The App Router takes `toWebHandler`. */
export { toNextApiHandler } from './to-next-api-handler.ts';
