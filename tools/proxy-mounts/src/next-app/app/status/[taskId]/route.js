export { readStatus as GET } from './read-status.js';

/** As Next.js 14 does unless it is told otherwise: what `fetch` reads is kept. */
export const fetchCache = 'default-cache';
