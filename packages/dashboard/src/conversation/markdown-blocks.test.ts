import { Lexer } from 'marked';
import { describe, expect, it } from 'vitest';
import { MarkdownBlocks } from './markdown-blocks.ts';

const document = [
  '# The title',
  'A paragraph with *emphasis*\nand a second line.',
  'A heading in disguise\n---',
  '- one\n- two\n\n  still two\n- three',
  '| a | b |\n| - | - |\n| 1 | 2 |',
  '```ts\nconst a = 1;\n\nconst b = 2;\n```',
  '> quoted\n> twice',
  '[docs]: https://example.com/docs',
  'See [docs], and <b>not bold</b>.',
  '1. first\n2. second',
].join('\n\n');

describe('MarkdownBlocks', () => {
  it('gives what one parse of the whole gives, whichever way the text grew', () => {
    const expected = [...new Lexer().lex(document)];
    for (const step of [1, 2, 7, 40]) {
      const blocks = new MarkdownBlocks();
      for (let end = 0; end < document.length; end += step) blocks.read(document.slice(0, end));
      expect(blocks.read(document), `in steps of ${step}`).toEqual(expected);
    }
  });

  it('keeps the identity of blocks that are finished', () => {
    const blocks = new MarkdownBlocks();
    const before = blocks.read('# Title\n\nFirst.\n\nSecond');
    const after = blocks.read('# Title\n\nFirst.\n\nSecond, longer.\n\nThird.');
    expect(after.slice(0, 4)).toEqual(before.slice(0, 4));
    for (let index = 0; index < 4; index += 1) expect(after[index]).toBe(before[index]);
    expect(after[4]).not.toBe(before[4]);
    expect(blocks.read('# Title\n\nFirst.\n\nSecond, longer.\n\nThird.')).toBe(after);
  });

  it('starts again when the text is another one', () => {
    const blocks = new MarkdownBlocks();
    blocks.read('One.\n\nTwo.');
    expect(blocks.read('Other.').map(({ raw }) => raw)).toEqual(['Other.']);
  });
});
