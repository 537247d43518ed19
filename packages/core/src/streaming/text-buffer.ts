/** So many characters are kept in pieces at most. */
const longestTail = 4096;

/**
 * So many characters are kept at most, twice what the largest event holds: no turn's final state could tell more, and far beyond it
 * engines have no strings, so a server that never ends would fill the memory and then fail the program.
 */
const longestText = 128 * 1024 * 1024;

const anything = /^/;

/** Text that grows by small pieces. Joined by `+=` alone, every piece would live as long as the whole. */
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
    if (this.#whole.length >= longestText) return;
    this.#tail += piece;
    if (this.#tail.length < longestTail) return;
    // Matching makes the engine copy the pieces into one string, and lets go of them. A look at one character would do as well, but
    // optimising compilers leave it out where nobody needs the character.
    anything.test(this.#tail);
    this.#whole += this.#tail;
    this.#tail = '';
  }
}
