export { startServer } from './start-server.ts';
export type { RunningServer, ServerOptions } from './start-server.ts';
export { StartError } from './errors/start-error.ts';
