/**
 * UTF-8 that arrives in pieces, as text. `TextDecoder` can do that too, with `stream: true`, but several times slower (Node then
 * decodes without its fast path, and to strings that are twice as large), so each piece is decoded on its own, less the
 * beginning of a character whose end is still to come.
 */
export class Utf8Decoder {
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  /** The beginning of a character, at most 3 bytes. */
  #held: number[] = [];

  decode(bytes: Uint8Array): string {
    let start = 0;
    let text = '';
    if (this.#held.length > 0) {
      const needed = lengthOf(this.#held[0] ?? 0);
      while (this.#held.length < needed && start < bytes.length && isContinuation(bytes[start] ?? 0)) {
        this.#held.push(bytes[start] ?? 0);
        start += 1;
      }
      if (this.#held.length < needed && start === bytes.length) return '';
      text = this.#decoder.decode(Uint8Array.from(this.#held));
      this.#held = [];
    }
    const end = endOfWholeCharacters(bytes, start);
    if (end < bytes.length) this.#held = [...bytes.subarray(end)];
    const rest = this.#decoder.decode(
      start === 0 && end === bytes.length ? bytes : bytes.subarray(start, end),
    );
    return text === '' ? rest : text + rest;
  }
}

/** Where the last character begins that is not complete yet; the end where there is none. */
function endOfWholeCharacters(bytes: Uint8Array, start: number): number {
  for (let at = bytes.length - 1; at >= start && at >= bytes.length - 3; at -= 1) {
    const byte = bytes[at] ?? 0;
    if (!isContinuation(byte)) return at + lengthOf(byte) > bytes.length ? at : bytes.length;
  }
  return bytes.length;
}

/** How many bytes a character has, by its first one. */
function lengthOf(first: number): number {
  if (first >= 0xf0 && first <= 0xf4) return 4;
  if (first >= 0xe0 && first < 0xf0) return 3;
  return first >= 0xc2 && first < 0xe0 ? 2 : 1;
}

function isContinuation(byte: number): boolean {
  return byte >> 6 === 2;
}
