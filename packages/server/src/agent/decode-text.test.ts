import { expect, test } from 'vitest';

import { decodeText } from './decode-text.ts';

test('text is UTF-8, or UTF-16 with its mark; the rest is binary', () => {
  expect(decodeText(Buffer.from('größer'))).toBe('größer');
  expect(decodeText(Buffer.from('\uFEFFa', 'utf16le'))).toBe('a');
  expect(decodeText(new Uint8Array([0xfe, 0xff, 0, 0x61]))).toBe('a');
  expect(decodeText(new Uint8Array())).toBe('');
  expect(decodeText(new Uint8Array([0xff, 0xfb, 0x90]))).toBeNull();
  expect(decodeText(new Uint8Array([0x50, 0x4b, 0, 0]))).toBeNull();
});
