import { expect, it } from 'vitest';
import { safeHref } from './safe-href.ts';

it.each(['https://example.com/a?b#c', 'http://localhost:1', 'mailto:ada@example.com'])(
  'follows %s',
  (href) => {
    expect(safeHref(href)).toBe(href);
  },
);

it.each([
  'javascript:alert(1)',
  ' JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'blob:https://example.com/1',
  '/workers',
  'notes.md',
  '',
])('does not follow %j', (href) => {
  expect(safeHref(href)).toBeUndefined();
});
