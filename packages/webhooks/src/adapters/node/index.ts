/** For the HTTP server of Node, and what is built on it. */
export { toNodeHandler } from './to-node-handler.ts';
export type { NodeHandler, NodeResponse } from './node-handler.ts';
export type { NodeRequest } from './node-request.ts';
