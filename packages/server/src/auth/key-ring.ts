import { ApiError } from '../errors/api-error.ts';
import type { KeyRepository } from '../repositories/key-repository.ts';
import { isApiKey } from './api-key.ts';
import { hashSecret } from './hash-secret.ts';
import type { Principal } from './principal.ts';

/** How long a key that was found stays good without another look: a key revoked elsewhere works that much longer. */
const cacheMs = 2_000;
const cacheSize = 10_000;

/** Tells whom a key acts for. */
export class KeyRing {
  readonly #keys: KeyRepository;
  readonly #temporaryKeys = new Map<string, Principal>();
  readonly #cache = new Map<string, { principal: Principal; until: number }>();

  constructor(keys: KeyRepository) {
    this.#keys = keys;
  }

  /** Accepts a key that is not stored and ends with this process. */
  addTemporaryKey(key: string, principal: Principal): void {
    this.#temporaryKeys.set(hashSecret(key), principal);
  }

  isTemporary(keyId: string): boolean {
    return [...this.#temporaryKeys.values()].some((principal) => principal.keyId === keyId);
  }

  /** @throws {ApiError} `missing_api_key` or `invalid_api_key`. */
  async authenticate(authorization: string | undefined): Promise<Principal> {
    return this.identify(keyOf(authorization));
  }

  /** @throws {ApiError} `invalid_api_key`. */
  async identify(key: string): Promise<Principal> {
    if (!isApiKey(key)) {
      throw new ApiError(
        'invalid_api_key',
        'This API key is malformed: a key begins with hdg_live_ or hdg_test_.',
      );
    }
    const hash = hashSecret(key);
    const cached = this.#cache.get(hash);
    if (cached !== undefined && cached.until > Date.now()) return cached.principal;
    const principal = this.#temporaryKeys.get(hash) ?? (await this.#keys.findPrincipal(hash));
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
  return key;
}
