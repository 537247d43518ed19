import { HandingerError } from '../errors/handinger-error.ts';
import type { ProxyLimits } from './proxy-options.ts';

/** Limits with nothing left open. */
export type Limits = { readonly [Name in keyof ProxyLimits]-?: NonNullable<ProxyLimits[Name]> };

const defaults: Limits = {
  maxBodyBytes: 32 * 1024 ** 2,
  maxTextBytes: 1024 ** 2,
  maxFiles: 5,
  maxFileBytes: 10 * 1024 ** 2,
  maxInputLength: Number.POSITIVE_INFINITY,
  budgets: ['low', 'standard'],
};

/** @throws {HandingerError} `invalid_option`: a limit that is no number would limit nothing */
export function readLimits(given: ProxyLimits = {}): Limits {
  const limits: Record<string, unknown> = { ...defaults };
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const isRight =
      name === 'budgets'
        ? Array.isArray(value) && value.length > 0
        : Number(value) >= 0 && typeof value === 'number';
    if (!(name in defaults) || !isRight) {
      throw new HandingerError(`limits.${name} is no limit, or has a value that is none.`, {
        code: 'invalid_option',
      });
    }
    limits[name] = value;
  }
  return limits as Limits;
}
