import { redactError } from '../transport/redact.ts';
import { logLevels } from '../transport/logger.ts';
import type { TransportSettings } from '../transport/transport-settings.ts';

/** Writes a failure to the client's logger, as far as it wants to know. Neither the key nor a failing logger gets through. */
export function writeLog(
  { logger, logLevel, apiKey }: Pick<TransportSettings, 'logger' | 'logLevel' | 'apiKey'>,
  level: 'error' | 'warn',
  message: string,
  error?: unknown,
): void {
  if (logLevels.indexOf(logLevel ?? 'off') < logLevels.indexOf(level)) return;
  const key = typeof apiKey === 'string' ? apiKey : undefined;
  try {
    logger[level](`Handinger proxy: ${message}`, ...(error === undefined ? [] : [redactError(error, key)]));
  } catch {
    // A logger that fails must not fail the request.
  }
}
