import { expect, test } from 'vitest';

import { mediaType } from './media-type.ts';

test.each([
  ['a.txt', 'text/plain'],
  ['a.MD', 'text/markdown'],
  ['x/y.tar.gz', 'application/gzip'],
  ['a.ts', 'text/typescript'],
  ['photo.JPG', 'image/jpeg'],
  ['Makefile', 'application/octet-stream'],
  ['.env', 'application/octet-stream'],
  ['a.', 'application/octet-stream'],
  ['a.constructor', 'application/octet-stream'],
])('the media type of %s is %s', (filename, type) => {
  expect(mediaType(filename)).toBe(type);
});
