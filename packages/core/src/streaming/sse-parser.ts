/** One event of an event stream. Source: HTML Living Standard, 9.2.6 "Interpreting an event stream". */
export interface SseEvent {
  readonly id: string | undefined;
  readonly event: string | undefined;
  readonly data: string;
}

/** The most that one event may hold, in characters: a hostile server must not fill the memory. */
const longestEvent = 64 * 1024 * 1024;

const lineFeed = 10;
const carriageReturn = 13;
const space = 32;
const colon = 58;

/**
 * The text of an event stream, in any pieces, to its events. Ours because framing with `eventsource-parser` alone costs as much as
 * parsing the JSON of large events; the tests hold the two against each other.
 */
export class SseParser {
  /** The beginning of a line whose end has not come yet. A rope: pieces are put together once, when the end is there. */
  #line = '';
  #id: string | undefined;
  #event: string | undefined;
  #data: string | undefined;
  #lastName = '';
  #isFirst = true;
  #endedWithReturn = false;

  /**
   * Adds the events that the text completes to the list.
   *
   * @throws {RangeError} when an event is longer than 64 Mi characters
   */
  feed(text: string, events: SseEvent[]): void {
    const rest = this.#normalise(text);
    let end = rest.indexOf('\n');
    if (end === -1) {
      this.#line += rest;
      this.#checkLength();
      return;
    }
    let start = 0;
    if (this.#line !== '') {
      // Only this line: joined to the whole text, a long read would be copied for the sake of one line.
      const line = this.#line + rest.slice(0, end);
      this.#line = '';
      this.#readLine(line, 0, line.length, events);
      start = end + 1;
      end = rest.indexOf('\n', start);
    }
    while (end !== -1) {
      this.#readLine(rest, start, end, events);
      start = end + 1;
      end = rest.indexOf('\n', start);
    }
    this.#line = rest.slice(start);
    this.#checkLength();
  }

  /** Makes every line end a line feed, and takes the byte order mark off. */
  #normalise(text: string): string {
    let rest = text;
    if (this.#isFirst && rest !== '') {
      this.#isFirst = false;
      if (rest.charCodeAt(0) === 0xfeff) rest = rest.slice(1);
    }
    if (this.#endedWithReturn && rest !== '') {
      this.#endedWithReturn = false;
      if (rest.charCodeAt(0) === lineFeed) rest = rest.slice(1);
    }
    if (!rest.includes('\r')) return rest;
    // The line feed that belongs to it may be in the next piece; the line is over all the same.
    this.#endedWithReturn = rest.charCodeAt(rest.length - 1) === carriageReturn;
    return rest.replaceAll(/\r\n?/g, '\n');
  }

  #readLine(text: string, start: number, end: number, events: SseEvent[]): void {
    if (start === end) {
      if (this.#data !== undefined) events.push({ id: this.#id, event: this.#event, data: this.#data });
      this.#id = this.#event = this.#data = undefined;
      return;
    }
    switch (text.charCodeAt(start)) {
      case 0x64: // d
        if (isField(text, start, end, 'data')) {
          const value = valueOf(text, start + 4, end);
          this.#data = this.#data === undefined ? value : `${this.#data}\n${value}`;
          this.#checkLength();
        }
        break;
      case 0x69: // i
        if (isField(text, start, end, 'id')) {
          const id = valueOf(text, start + 2, end);
          if (!id.includes('\0')) this.#id = id;
        }
        break;
      case 0x65: // e
        if (isField(text, start, end, 'event')) this.#readName(text, start + 5, end);
        break;
      default: // Comments, `retry`, and fields that nobody knows.
    }
  }

  /** Most events have the name of the one before: then no string is made. */
  #readName(text: string, afterName: number, end: number): void {
    const start = valueStart(text, afterName, end);
    const { length } = this.#lastName;
    if (end - start !== length || !text.startsWith(this.#lastName, start)) {
      this.#lastName = text.slice(start, end);
    }
    this.#event = this.#lastName || undefined;
  }

  #checkLength(): void {
    if (this.#line.length + (this.#data?.length ?? 0) > longestEvent) {
      throw new RangeError(`An event exceeds the buffer of ${longestEvent} characters.`);
    }
  }
}

function isField(text: string, start: number, end: number, name: string): boolean {
  const after = start + name.length;
  return text.startsWith(name, start) && (after === end || (after < end && text.charCodeAt(after) === colon));
}

/** What follows the colon, less one space. A field without a colon is empty. */
function valueOf(text: string, afterName: number, end: number): string {
  return text.slice(valueStart(text, afterName, end), end);
}

function valueStart(text: string, afterName: number, end: number): number {
  const start = Math.min(afterName + 1, end);
  return start < end && text.charCodeAt(start) === space ? start + 1 : start;
}
