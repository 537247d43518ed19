import { describe, expect, test } from 'vitest';

import { safeFilename } from './safe-filename.ts';

describe('safeFilename', () => {
  test.each([
    ['report.md', 'report.md'],
    ['Ä ü – 日本語.txt', 'Ä ü – 日本語.txt'],
    ['.env', '.env'],
    ['archive.tar.gz', 'archive.tar.gz'],
    ['100%25.txt', '100%25.txt'],
    ['../../etc/passwd', 'passwd'],
    ['/etc/passwd', 'passwd'],
    [String.raw`C:\Users\me\a.doc`, 'a.doc'],
    ['a/b/', 'file'],
    ['..', 'file'],
    ['.', 'file'],
    ['...', 'file'],
    ['', 'file'],
    ['   ', 'file'],
    ['\0', 'file'],
    ['a\0b\r\n\u001b[2J.txt', 'ab[2J.txt'],
    ['exe.\u202Etxt.doc', 'exe.txt.doc'],
    ['a\u200Bb\uFEFF.txt', 'ab.txt'],
    ['a<b>:"c|d?*.txt', 'a_b___c_d__.txt'],
    ['trailing. . ', 'trailing'],
    [' leading', 'leading'],
    ['con', '_con'],
    ['NUL.txt', '_NUL.txt'],
    ['com1', '_com1'],
    ['console.log', 'console.log'],
    ['\uD800.txt', '_.txt'],
    ['A\u030A.txt', 'Å.txt'],
  ])('of %j is %j', (name, safe) => {
    expect(safeFilename(name)).toBe(safe);
  });

  test('keeps long names within 200 bytes, with their extension and whole characters', () => {
    for (const name of [
      'x'.repeat(500),
      '日'.repeat(500),
      '👩‍👩‍👧‍👦'.repeat(50),
      'e\u0301'.repeat(300),
      `a${'\u0301'.repeat(500)}`,
    ]) {
      const safe = safeFilename(`${name}.markdown`);
      expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(200);
      expect(safe).toMatch(/\.markdown$/);
      expect(safe.isWellFormed()).toBe(true);
      expect(safeFilename(safe)).toBe(safe);
    }
    expect(safeFilename(`a.${'x'.repeat(500)}`)).toHaveLength(200);
  });

  test('numbers duplicates, without regard to case', () => {
    expect(safeFilename('a.txt', ['a.txt'])).toBe('a-1.txt');
    expect(safeFilename('a.txt', ['A.TXT', 'a-1.txt'])).toBe('a-2.txt');
    expect(safeFilename('.env', ['.env'])).toBe('.env-1');
    expect(safeFilename('../x/a.txt', ['a.txt'])).toBe('a-1.txt');
  });
});
