import { expect, it } from 'vitest';
import { fileKind } from './file-kind.ts';

it.each([
  ['image/png', 'image'],
  ['IMAGE/JPEG', 'image'],
  ['image/svg+xml', 'text'],
  ['text/markdown; charset=utf-8', 'text'],
  ['text/html', 'text'],
  ['application/json', 'text'],
  ['application/ld+json', 'text'],
  ['application/pdf', 'other'],
  ['application/octet-stream', 'other'],
  ['', 'other'],
] as const)('%s is shown as %s', (mediaType, kind) => {
  expect(fileKind(mediaType)).toBe(kind);
});
