import { readApiKey } from './read-api-key.ts';
import type { TransportSettings } from './transport-settings.ts';

/** A key that the caller's function gave for one attempt. */
export interface LentKey {
  readonly key: string | undefined;
  /** When it was given, by `performance.now()`. */
  readonly readAt: number;
}

/** Keys of a function: one for each attempt, and a new one for those whose key was refused. */
export class KeySource {
  readonly #settings: TransportSettings;
  #refused: string | undefined;
  #renewed: Promise<string | undefined> | undefined;
  #renewedAt = 0;

  constructor(settings: TransportSettings) {
    this.#settings = settings;
  }

  /** @throws {HandingerError} `api_key_unavailable`, `missing_api_key`, `invalid_api_key`, `browser_key` */
  async read(): Promise<LentKey> {
    return { key: await readApiKey(this.#settings), readAt: performance.now() };
  }

  /**
   * The key that comes after one that the server refused. All attempts that are refused with one key share the answer to one question:
   * twenty of them would otherwise have twenty keys made. Others do not share it, since a function may give each user a key of their own.
   */
  renew({ key, readAt }: LentKey): Promise<string | undefined> {
    if (!this.#renewed || key !== this.#refused || readAt > this.#renewedAt) {
      this.#refused = key;
      this.#renewedAt = Number.POSITIVE_INFINITY;
      const renewed = readApiKey(this.#settings).finally(() => {
        if (this.#renewed === renewed) this.#renewedAt = performance.now();
      });
      this.#renewed = renewed;
    }
    return this.#renewed;
  }
}
