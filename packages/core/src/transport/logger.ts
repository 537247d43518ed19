/** Any logger with these four methods: `console`, pino, winston, bunyan, consola … */
export type Logger = {
  error: (message: string, ...rest: unknown[]) => void;
  warn: (message: string, ...rest: unknown[]) => void;
  info: (message: string, ...rest: unknown[]) => void;
  debug: (message: string, ...rest: unknown[]) => void;
};

/** From least to most: `off`, `error`, `warn` (the default), `info` (outcomes and retries), `debug` (headers and bodies). */
export type LogLevel = 'off' | 'error' | 'warn' | 'info' | 'debug';

export const logLevels: readonly LogLevel[] = ['off', 'error', 'warn', 'info', 'debug'];
