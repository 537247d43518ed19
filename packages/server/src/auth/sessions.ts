import { randomBytes } from 'node:crypto';
import { ApiError } from '../errors/api-error.ts';
import type { KeyRepository } from '../repositories/key-repository.ts';
import type { SessionRepository } from '../repositories/session-repository.ts';
import { apiKeyPrefix } from './api-key.ts';
import { hashSecret } from './hash-secret.ts';
import type { KeyRing } from './key-ring.ts';
import type { Principal } from './principal.ts';
import { SignInCodes } from './sign-in-codes.ts';

/** Somebody who is signed in. */
export interface Session {
  readonly principal: Principal;
  /** The first characters of the key that they signed in with. */
  readonly keyPrefix: string;
}

/** How long a session lasts. */
export const sessionSeconds = 30 * 24 * 60 * 60;

/**
 * Who is signed in to the dashboard. A session ends with its key, and counts only under the host that it was opened at: no
 * browser sends its cookie to another one.
 */
export class Sessions {
  readonly #sessions: SessionRepository;
  readonly #keys: KeyRepository;
  readonly #keyRing: KeyRing;
  readonly #codes = new SignInCodes();

  constructor(sessions: SessionRepository, keys: KeyRepository, keyRing: KeyRing) {
    this.#sessions = sessions;
    this.#keys = keys;
    this.#keyRing = keyRing;
  }

  /** @returns The session's id, which is nowhere else. @throws {ApiError} `invalid_api_key`. */
  async open(key: string, host: string): Promise<string> {
    return this.#store(await this.#keyRing.identify(key), apiKeyPrefix(key), host);
  }

  /** A code that opens one session for the key within ten minutes. */
  createCode(key: string): string {
    return this.#codes.create(key);
  }

  /**
   * Opens a session with a code. That of a key which ends with this process belongs to the oldest stored key of the same
   * member, so that nobody has to sign in again after every start.
   *
   * @returns The session's id; undefined for a code that was used or is too old.
   */
  async openWithCode(code: string, host: string): Promise<string | undefined> {
    const key = this.#codes.take(code);
    if (key === undefined) return undefined;
    const principal = await this.#keyRing.identify(key);
    const stored = this.#keyRing.isTemporary(principal.keyId)
      ? await this.#keys.findOldest(principal)
      : undefined;
    return stored === undefined
      ? this.#store(principal, apiKeyPrefix(key), host)
      : this.#store({ ...principal, keyId: stored.id }, stored.prefix, host);
  }

  /** @throws {ApiError} `invalid_api_key` for a session that is not there, is over, or was opened at another host. */
  async require(id: string, host: string): Promise<Session> {
    const session = await this.find(id, host);
    if (session !== undefined) return session;
    throw new ApiError(
      'invalid_api_key',
      'You are not signed in any more: the session has ended, or its key was revoked. Sign in again.',
    );
  }

  /** @returns Undefined for a session that is not there, is over, or was opened at another host. */
  async find(id: string, host: string): Promise<Session | undefined> {
    const found = await this.#sessions.find(hashSecret(id));
    const isGood =
      found !== undefined &&
      found.session.host === host.toLowerCase() &&
      found.session.expiresAt > new Date() &&
      (found.isKeyActive || this.#keyRing.isTemporary(found.session.keyId));
    if (!isGood) return undefined;
    const { keyId, organizationId, userId, keyPrefix } = found.session;
    return { principal: { keyId, organizationId, userId, triggeredBy: 'ui' }, keyPrefix };
  }

  async close(id: string): Promise<void> {
    await this.#sessions.delete(hashSecret(id));
  }

  async #store(principal: Principal, keyPrefix: string, host: string): Promise<string> {
    await this.#sessions.removeExpired();
    const { keyId, organizationId, userId } = principal;
    const id = randomBytes(32).toString('base64url');
    await this.#sessions.insert({
      hash: hashSecret(id),
      keyId,
      keyPrefix,
      organizationId,
      userId,
      host: host.toLowerCase(),
      expiresAt: new Date(Date.now() + sessionSeconds * 1000),
    });
    return id;
  }
}
