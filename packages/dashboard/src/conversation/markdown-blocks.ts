import { Lexer, type Token } from 'marked';

/**
 * Splits a growing Markdown text into its blocks. A block that can't change any more keeps its identity from one call to the
 * next, so that only the last one is parsed and rendered again while an answer streams in: the work for each piece would
 * otherwise grow with the whole answer.
 */
export class MarkdownBlocks {
  #text = '';
  #blocks: readonly Token[] = [];

  /** All blocks of the text. */
  read(text: string): readonly Token[] {
    const whole = text.replaceAll(/\r\n?/g, '\n');
    if (whole === this.#text) return this.#blocks;
    const kept = whole.startsWith(this.#text) ? this.#settledBlocks() : [];
    const start = kept.reduce((length, { raw }) => length + raw.length, 0);
    const lexer = new Lexer();
    // Definitions such as `[1]: https://…`, which later blocks may use. Only settled ones: the first of a name holds, also half of one.
    for (const block of kept) {
      if (block.type === 'def') lexer.tokens.links[block.tag] ??= { href: block.href, title: block.title };
    }
    this.#text = whole;
    this.#blocks = [...kept, ...lexer.lex(whole.slice(start))];
    return this.#blocks;
  }

  /** What comes before the last block that is not white space: more text may still change that one, a list by a further item. */
  #settledBlocks(): readonly Token[] {
    const last = this.#blocks.findLastIndex(({ type }) => type !== 'space');
    return this.#blocks.slice(0, Math.max(last, 0));
  }
}
