import { handle } from './web.ts';

export default { fetch: handle };
