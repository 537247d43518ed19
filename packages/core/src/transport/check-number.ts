import { HandingerError } from '../errors/handinger-error.ts';

/** Refuses what can't be a count or a number of milliseconds; `undefined` passes. */
export function checkNumber(
  name: 'timeout' | 'deadline' | 'idleTimeout' | 'maxRetries' | 'maxReconnects',
  value: unknown,
): void {
  if (value === undefined || value === Number.POSITIVE_INFINITY) return;
  if (Number.isInteger(value) && (value as number) >= 0) return;
  throw new HandingerError(
    `${name} must be a whole number of at least 0${name.startsWith('max') ? '' : ', in milliseconds'}, but is ${String(value)}.`,
    { code: 'invalid_option', safeToRetry: true },
  );
}
