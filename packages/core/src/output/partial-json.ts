type Container = unknown[] | Record<string, unknown>;

/** An array or object that is still open, and where in it the next value goes. */
interface Level {
  readonly container: Container;
  key: string | number;
  /** How many values it holds. */
  size: number;
}

/** What may come next, outside of strings. */
type Expected = 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end' | 'nothing';

const whitespace = /[ \t\n\r]*/y;
const tokenCharacters = /[-+.\w]*/y;
// Without the quote, the backslash, and control characters, which must be escaped.
const plainCharacters = /[ !#-[\]-\uffff]*/y;
const unfinishedEscape = /^\\(?:u[\da-f]{0,3})?$/i;
const unfinishedToken =
  /^(?:-|-?(?:0|[1-9]\d*)(?:\.\d*|(?:\.\d+)?[eE][-+]?\d*)?|t(?:r(?:ue?)?)?|f(?:a(?:l(?:se?)?)?)?|n(?:u(?:ll?)?)?)$/;

/** So many places of the value are copied whenever it changes; of more, so many for each character that was read. This keeps the whole linear. */
const copiesPerChange = 256;
const copiesPerCharacter = 2;

/**
 * Reads a JSON text (RFC 8259) as it comes in pieces, and shows what is there already. Each character is read once. Strings
 * are shown as they grow; numbers, `true`, `false` and `null` only when they are whole, because half a number is another number.
 */
export class PartialJson {
  /** Holds the document, so that this is a value in a container like any other. */
  readonly #levels: Level[] = [{ container: [], key: 0, size: 0 }];
  #expected: Expected = 'value';
  #isBroken = false;
  #hasChanged = false;
  /** The string that is being read, as far as it has come. Only ever appended to: looking into it would copy all of it. */
  #string: string | undefined;
  /** The first half of a surrogate pair, until its other half is there. */
  #half = '';
  /** The number, literal or escape that is being read. */
  #token = '';
  /** Values in all open levels: what a copy costs. */
  #openSize = 0;
  #copiesAllowed = 0;

  /** `complete`: a whole JSON array or object. `partial`: the beginning of a JSON text. `invalid`: neither, whatever follows. */
  get state(): 'complete' | 'partial' | 'invalid' {
    if (this.#isBroken) return 'invalid';
    if (this.#token !== '' && this.#string === undefined && !unfinishedToken.test(this.#token))
      return 'invalid';
    return this.#expected === 'nothing' ? 'complete' : 'partial';
  }

  /** Reads the next piece. Nothing is read after a place that is no JSON. */
  write(text: string): void {
    this.#copiesAllowed += text.length * copiesPerCharacter;
    for (let position = 0; position < text.length && !this.#isBroken;) {
      const read = this.#string === undefined ? this.#readOutside : this.#readString;
      position = read.call(this, text, position);
    }
    if (this.#string !== undefined && this.#isValue) this.#put(this.#string);
  }

  /**
   * The value so far; undefined when nothing changed since it was taken last. A value that was taken stays as it is. Of a
   * very large value not every step can be had, because each is a copy of what is still open.
   */
  takeChange(): { readonly value: unknown } | undefined {
    if (!this.#hasChanged) return undefined;
    if (this.#openSize > copiesPerChange) {
      if (this.#openSize > this.#copiesAllowed) return undefined;
      this.#copiesAllowed -= this.#openSize;
    }
    this.#hasChanged = false;
    const [document, ...open] = this.#levels as [Level, ...Level[]];
    // From the inside out; what is closed never changes and is shared.
    const value = open.reduceRight<unknown>(
      (inner, { container, key }, depth) => {
        const copy = Array.isArray(container) ? [...container] : { ...container };
        if (depth < open.length - 1) setValue(copy, key, inner);
        return copy;
      },
      (document.container as unknown[])[0],
    );
    return { value };
  }

  get #level(): Level {
    return this.#levels.at(-1) as Level;
  }

  get #isValue(): boolean {
    return this.#expected.startsWith('value');
  }

  #readOutside(text: string, start: number): number {
    const token = match(tokenCharacters, text, start);
    if (token !== '') {
      if (!this.#isValue) this.#isBroken = true;
      this.#token += token;
      return start + token.length;
    }
    if (this.#token !== '') this.#endToken();
    const blank = match(whitespace, text, start).length;
    if (blank === 0) this.#readSign(text.charAt(start));
    return start + (blank || 1);
  }

  #readSign(sign: string): void {
    if (this.#isBroken) return;
    const { container } = this.#level;
    const isArray = Array.isArray(container);
    const expected = this.#expected;
    if (sign === '"' && /^(?:key|value)/.test(expected)) this.#string = '';
    else if (sign === '{' && this.#isValue) this.#open({}, '', 'key or end');
    else if (sign === '[' && this.#isValue) this.#open([], 0, 'value or end');
    else if (sign === ':' && expected === 'colon') this.#expected = 'value';
    else if (sign === ',' && expected === 'comma or end') {
      if (isArray) (this.#level.key as number) += 1;
      this.#expected = isArray ? 'value' : 'key';
    } else if (sign === (isArray ? ']' : '}') && expected.endsWith('end')) {
      this.#openSize -= this.#levels.pop()?.size ?? 0;
      this.#endValue();
    } else this.#isBroken = true;
  }

  #readString(text: string, start: number): number {
    if (this.#token !== '') return this.#readEscape(text.charAt(start), start);
    const plain = match(plainCharacters, text, start);
    const position = start + plain.length;
    const end = text.charAt(position);
    this.#append(plain);
    if (end === '\\') this.#token = end;
    else if (end === '"') this.#endString();
    else if (end !== '') this.#isBroken = true;
    return position + 1;
  }

  #append(piece: string): void {
    const text = this.#half + piece;
    this.#half = /[\ud800-\udbff]$/.exec(text)?.[0] ?? '';
    this.#string += this.#half === '' ? text : text.slice(0, -1);
  }

  #readEscape(character: string, position: number): number {
    this.#token += character;
    if (!unfinishedEscape.test(this.#token)) {
      try {
        this.#append(JSON.parse(`"${this.#token}"`) as string);
        this.#token = '';
      } catch {
        this.#isBroken = true;
      }
    }
    return position + 1;
  }

  #endString(): void {
    const string = `${this.#string}${this.#half}`;
    this.#string = undefined;
    this.#half = '';
    if (this.#isValue) {
      this.#put(string);
      this.#endValue();
    } else {
      this.#level.key = string;
      this.#expected = 'colon';
    }
  }

  #endToken(): void {
    try {
      this.#put(JSON.parse(this.#token));
      this.#token = '';
      this.#endValue();
    } catch {
      this.#isBroken = true;
    }
  }

  #open(container: Container, key: string | number, expected: Expected): void {
    this.#put(container);
    this.#levels.push({ container, key, size: 0 });
    this.#expected = expected;
  }

  #endValue(): void {
    this.#expected = this.#levels.length === 1 ? 'nothing' : 'comma or end';
  }

  #put(value: unknown): void {
    const level = this.#level;
    const { container, key } = level;
    if (Object.hasOwn(container, key)) {
      if (Reflect.get(container, key) === value) return;
    } else if (this.#levels.length > 1) {
      level.size += 1;
      this.#openSize += 1;
    }
    setValue(container, key, value);
    this.#hasChanged = true;
  }
}

/** As `JSON.parse` does: `__proto__` is a property like any other. */
function setValue(container: Container, key: string | number, value: unknown): void {
  Object.defineProperty(container, key, { value, writable: true, enumerable: true, configurable: true });
}

function match(pattern: RegExp, text: string, position: number): string {
  pattern.lastIndex = position;
  return pattern.exec(text)?.[0] ?? '';
}
