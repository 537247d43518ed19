/** What needs a disk: for Node, Bun and Deno. */
export { fileFromPath, type FileFromPathOptions } from './file-from-path.ts';
export { saveTo } from '../downloads/save-to.ts';
export { toNodeHandler, type NodeHandler } from './to-node-handler.ts';
