import { randomBytes } from 'node:crypto';

/** Up to 200 letters, digits, `_` or `-` behind the prefix. How hard a key is to guess is for whoever chooses it. */
const format = /^hdg_(live|test)_[A-Za-z0-9_-]{1,200}$/;

/** A new key for this server, with 192 random bits. */
export function newApiKey(): string {
  return `hdg_test_${randomBytes(24).toString('base64url')}`;
}

export function isApiKey(text: string): boolean {
  return format.test(text);
}

/** The part of a key that may be shown: enough to tell keys apart. */
export function apiKeyPrefix(key: string): string {
  return key.slice(0, 'hdg_test_'.length + 4);
}
