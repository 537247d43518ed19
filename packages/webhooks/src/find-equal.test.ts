import { describe, expect, test, vi } from 'vitest';

import { findEqual } from './find-equal.ts';

const token = 'whk_3v9pM2xQ7LrT8sVd';

/** Which bytes one search looks at, of blocks that notice it: how often each place was read. */
function workOf(list: readonly string[], text: string): number[] {
  const reads: number[] = [];
  const blocks = new WeakMap<object, Uint8Array>();
  const { encodeInto } = TextEncoder.prototype;
  vi.spyOn(TextEncoder.prototype, 'encodeInto').mockImplementation(function into(
    this: TextEncoder,
    one,
    block,
  ) {
    return encodeInto.call(this, one, blocks.get(block) ?? block);
  });
  const { Uint8Array: Bytes } = globalThis;
  vi.stubGlobal('Uint8Array', function watch(size: number) {
    const bytes = new Bytes(size);
    const watched = new Proxy(bytes, {
      get(_, place) {
        const index = Number(place);
        reads[index] = (reads[index] ?? 0) + 1;
        return bytes[index];
      },
    });
    blocks.set(watched, bytes);
    return watched;
  });
  try {
    findEqual(list, text);
  } finally {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  }
  return reads;
}

describe('the work of a comparison is the same', () => {
  /** Every byte of both texts and of what fills them up, once. */
  const usual = Array.from({ length: 1024 }, () => 2);

  test('for texts of every length', () => {
    for (let length = 0; length <= 4096; length += length < 70 ? 1 : 61) {
      expect(workOf([token], 'x'.repeat(length))).toEqual(usual);
    }
  });

  test('for texts in the list of every usual length', () => {
    for (let length = 1; length <= 341; length += 1) {
      expect(workOf(['k'.repeat(length)], token)).toEqual(usual);
      expect(workOf(['ü'.repeat(length)], token)).toEqual(usual);
    }
  });

  test('for every length of what is right at the beginning', () => {
    for (let length = 0; length <= token.length; length += 1) {
      const sent = token.slice(0, length).padEnd(token.length, '~');
      expect(workOf([token], sent)).toEqual(usual);
      expect(workOf([token], token.slice(0, length))).toEqual(usual);
      expect(workOf([token], token.slice(0, length) + token)).toEqual(usual);
    }
  });

  test('wherever in the list it is, or whether', () => {
    const list = ['whk_0000000000000000', token, 'whk_1111111111111111', token];
    for (const sent of [...list, 'whk_none']) {
      expect(workOf(list, sent)).toEqual(usual.map((reads) => reads * list.length));
    }
  });
});

describe('finds', () => {
  test('texts of any length and alphabet', () => {
    const tokens = ['a', 'ab', 'x'.repeat(1000), 'whk_ü猫🐕', 'x'.repeat(9000), `${'x'.repeat(8999)}y`];
    for (const [index, one] of tokens.entries()) expect(findEqual(tokens, one)).toBe(index);
  });

  test('the first of equal ones', () => {
    expect(findEqual([token, token], token)).toBe(0);
  });

  test('nothing that only resembles the text', () => {
    const resembling = [
      '',
      ' ',
      ` ${token}`,
      `${token} `,
      token.padEnd(1024, '\0'),
      token.padEnd(1084, '\0'),
      token.slice(0, -1),
      token.slice(1),
      `${token}\0`,
      `\0${token}`,
      token + token,
      `${token.padEnd(8192)}x`,
      token.normalize('NFD') + '\u0301',
    ];
    for (const sent of resembling) expect(findEqual([token], sent)).toBe(-1);
    expect(findEqual(['x'.repeat(8192)], 'x'.repeat(8193))).toBe(-1);
    expect(findEqual(['x'.repeat(9000)], 'x'.repeat(8192))).toBe(-1);
    expect(findEqual([token], token.replace('v', 'V'))).toBe(-1);
  });

  test('nothing in an empty list', () => {
    expect(findEqual([], '')).toBe(-1);
  });
});
