export { handingerHandlers, type HandingerHandlersOptions } from './handinger-handlers.ts';
