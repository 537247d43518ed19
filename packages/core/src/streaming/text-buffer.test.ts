import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { TextBuffer } from './text-buffer.ts';

describe('TextBuffer', () => {
  test('is all of its pieces', () => {
    const pieces = Array.from({ length: 1000 }, (_, index) => `${index} 🐕 `);
    const buffer = new TextBuffer('So: ');
    for (const piece of pieces) buffer.append(piece);
    expect(buffer.text).toBe(`So: ${pieces.join('')}`);
  });

  test('takes little more memory than its text, however small the pieces are', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const heapUsed = () => {
      collect();
      return process.memoryUsage().heapUsed;
    };
    const buffer = new TextBuffer();
    const before = heapUsed();
    // Parsed, as the pieces of a stream are: each is a string of its own.
    for (let piece = 0; piece < 2_000_000; piece += 1)
      buffer.append(JSON.parse('"xxxxxxxxxxxxxxxxxxxx"') as string);
    const grown = heapUsed() - before;
    expect(buffer.text).toHaveLength(40_000_000);
    expect(grown / buffer.text.length).toBeLessThan(2);
  });

  test('keeps no more than can be of use, and never fails', () => {
    const buffer = new TextBuffer();
    const piece = 'x'.repeat(1024 * 1024);
    for (let count = 0; count < 1000; count += 1) buffer.append(piece);
    expect(buffer.text).toHaveLength(128 * 1024 * 1024);
  });
});
