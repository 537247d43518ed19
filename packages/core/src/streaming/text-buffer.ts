/** So many characters are kept in pieces at most. */
const longestTail = 4096;

/**
 * Text that grows by small pieces. Joined by `+=` alone, every piece would live as long as the whole, and collecting the garbage would
 * cost more than all the rest of reading a stream.
 */
export class TextBuffer {
  #whole: string;
  #tail = '';

  constructor(text = '') {
    this.#whole = text;
  }

  get text(): string {
    return this.#whole + this.#tail;
  }

  append(piece: string): void {
    this.#tail += piece;
    if (this.#tail.length < longestTail) return;
    // Looking at a character makes the engine copy the pieces into one string, and lets go of them.
    this.#tail.charCodeAt(0);
    this.#whole += this.#tail;
    this.#tail = '';
  }
}
