import { expect, it } from 'vitest';
import { decodeEntities } from './decode-entities.ts';

it('decodes the common names and all numbers', () => {
  expect(decodeEntities('a &amp; b &lt;i&gt; &#39;x&#x27; &nbsp;&mdash; &#128062;')).toBe(
    "a & b <i> 'x' \u00a0— 🐾",
  );
});

it('decodes once, and leaves what is no entity', () => {
  expect(decodeEntities('&amp;lt; & && &unknown; AT&T; &#0; &#9999999;')).toBe(
    '&lt; & && &unknown; AT&T; \ufffd \ufffd',
  );
});
