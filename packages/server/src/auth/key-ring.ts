import { ApiError } from '../errors/api-error.ts';
import type { KeyRepository } from '../repositories/key-repository.ts';
import { hashApiKey, isApiKey } from './api-key.ts';
import type { Principal } from './principal.ts';

/** How long a key that was found stays good without another look: a key revoked elsewhere works that much longer. */
const cacheMs = 2_000;
const cacheSize = 10_000;

/** Tells whom a key acts for. */
export class KeyRing {
  readonly #keys: KeyRepository;
  readonly #sessionKeys = new Map<string, Principal>();
  readonly #cache = new Map<string, { principal: Principal; until: number }>();

  constructor(keys: KeyRepository) {
    this.#keys = keys;
  }

  /** Accepts a key that is not stored and ends with this process. */
  addSessionKey(key: string, principal: Principal): void {
    this.#sessionKeys.set(hashApiKey(key), principal);
  }

  /** @throws {ApiError} `missing_api_key` or `invalid_api_key`. */
  async authenticate(authorization: string | undefined): Promise<Principal> {
    const hash = hashApiKey(keyOf(authorization));
    const cached = this.#cache.get(hash);
    if (cached !== undefined && cached.until > Date.now()) return cached.principal;
    const principal = this.#sessionKeys.get(hash) ?? (await this.#keys.findPrincipal(hash));
    if (principal === undefined) throw new ApiError('invalid_api_key', 'This API key is unknown or revoked.');
    if (this.#cache.size >= cacheSize) this.#cache.clear();
    this.#cache.set(hash, { principal, until: Date.now() + cacheMs });
    return principal;
  }

  /** Forgets what was found, so that a revoked key is refused at once. */
  forget(): void {
    this.#cache.clear();
  }
}

function keyOf(authorization: string | undefined): string {
  if (authorization === undefined || authorization.trim() === '') throw new ApiError('missing_api_key');
  const [, key] = /^Bearer +(\S+) *$/i.exec(authorization) ?? [];
  if (key === undefined) {
    throw new ApiError(
      'invalid_api_key',
      'The Authorization header is malformed. Send "Bearer" and the key.',
    );
  }
  if (!isApiKey(key)) {
    throw new ApiError(
      'invalid_api_key',
      'This API key is malformed: a key begins with hdg_live_ or hdg_test_.',
    );
  }
  return key;
}
