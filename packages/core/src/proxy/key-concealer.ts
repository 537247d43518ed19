import { findBytes } from './find-bytes.ts';
import { joinBytes } from '../uploads/join-bytes.ts';

const star = 42;

/**
 * Overwrites every occurrence of a secret with stars while bytes pass, also where it is split over pieces. Keeps the
 * length, so that an announced one stays right, and holds nothing back but what might be the beginning of the secret.
 */
export class KeyConcealer {
  readonly #patterns: readonly Uint8Array[];
  #held: Uint8Array = new Uint8Array();

  /** @param secrets shorter ones than six characters are no keys, and would only spoil the answer */
  constructor(secrets: readonly string[]) {
    const encoder = new TextEncoder();
    // Also as JSON and as a URL would write it.
    const forms = secrets.flatMap((secret) =>
      secret.length < 6 ? [] : [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)],
    );
    this.#patterns = [...new Set(forms)].map((form) => encoder.encode(form));
  }

  /** What can be passed on; empty when all of it is held back. */
  pass(piece: Uint8Array): Uint8Array {
    let bytes = this.#held.length === 0 ? piece : joinBytes([this.#held, piece]);
    let end = bytes.length;
    for (const pattern of this.#patterns) {
      for (let from = 0; ;) {
        const found = findBytes(bytes, pattern, from);
        if (!found) break;
        if (!found.isWhole) {
          end = Math.min(end, found.at);
          break;
        }
        // A copy: the piece is not ours to write into.
        if (bytes === piece) bytes = piece.slice();
        from = found.at + pattern.length;
        bytes.fill(star, found.at, from);
      }
    }
    this.#held = bytes.subarray(end);
    return bytes.subarray(0, end);
  }

  /** What was held back, once nothing more comes. */
  end(): Uint8Array {
    return this.#held;
  }
}
