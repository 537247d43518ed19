import { expect, test } from 'vitest';
import { tokenizeJson } from './tokenize-json.ts';

test('names the parts of JSON', () => {
  const tokens = tokenizeJson('{"a \\"b\\"": "c: \\"d\\"", "n": [-1.5e3, true, null]}');

  expect(tokens.filter(({ kind }) => kind !== 'other').map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    'key "a \\"b\\""',
    'string "c: \\"d\\""',
    'key "n"',
    'number -1.5e3',
    'word true',
    'word null',
  ]);
});

test.each(['', '{"a": "unfini', '<b>1</b>', JSON.stringify({ a: ['x', 1, { b: null }] }, undefined, 2)])(
  'loses nothing of %s',
  (json) => {
    expect(
      tokenizeJson(json)
        .map(({ text }) => text)
        .join(''),
    ).toBe(json);
  },
);
