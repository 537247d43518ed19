import { randomBytes } from 'node:crypto';
import { hashSecret } from './hash-secret.ts';

const lifetimeMs = 10 * 60 * 1000;

/**
 * Codes of 128 random bits that stand for a key, once and for ten minutes: an address with one may be printed, where shells
 * and browsers remember it.
 */
export class SignInCodes {
  readonly #keys = new Map<string, { key: string; until: number }>();

  create(key: string): string {
    for (const [hash, { until }] of this.#keys) if (until <= Date.now()) this.#keys.delete(hash);
    const code = randomBytes(16).toString('base64url');
    this.#keys.set(hashSecret(code), { key, until: Date.now() + lifetimeMs });
    return code;
  }

  /** Uses a code up. @returns Its key; undefined for one that was used, is too old or never was. */
  take(code: string): string | undefined {
    const hash = hashSecret(code);
    const found = this.#keys.get(hash);
    this.#keys.delete(hash);
    return found === undefined || found.until <= Date.now() ? undefined : found.key;
  }
}
