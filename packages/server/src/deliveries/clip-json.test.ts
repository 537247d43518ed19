import { expect, test } from 'vitest';
import { clipJson } from './clip-json.ts';
import { jsonBytes } from './json-bytes.ts';

const texts = ['', 'plain', 'Grüße', '"quoted"\n\\', '🐕🐕🐕', 'a🐕b', '\u0000\u0001', '\uD83D half', '漢字'];

test.each(texts)('%j is cut at a character, and no more than is needed', (text) => {
  const whole = jsonBytes(text);
  expect(clipJson(text, whole)).toBe(text);
  for (let bytes = 2; bytes < whole; bytes += 1) {
    const cut = clipJson(text, bytes);
    const characters = [...text];
    const length = [...cut].length;
    expect(cut).toBe(characters.slice(0, length).join(''));
    expect(jsonBytes(cut)).toBeLessThanOrEqual(bytes);
    expect(jsonBytes(cut + characters[length]!)).toBeGreaterThan(bytes);
  }
});
