import { expect, it } from 'vitest';
import { formatBytes } from './format-bytes.ts';

it.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1 kB'],
  [4300, '4.2 kB'],
  [99 * 1024, '99 kB'],
  [1024 ** 2 - 1, '1 MB'],
  [10 * 1024 ** 2, '10 MB'],
  [30.5 * 1024 ** 2, '31 MB'],
  [5 * 1024 ** 4, '5120 GB'],
])('%d bytes are %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});
