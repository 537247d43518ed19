import { describe, expect, test } from 'vitest';
import { HandingerError } from '../errors/handinger-error.ts';
import { mergeHeaders, toHeaders } from './merge-headers.ts';

describe('mergeHeaders', () => {
  const target = () => ({ accept: 'application/json', 'x-old': '1' });

  test.each([
    ['an object', { 'X-Old': '2', 'X-New': 'a' }, { accept: 'application/json', 'x-old': '2', 'x-new': 'a' }],
    ['Headers', new Headers({ 'X-Old': '2' }), { accept: 'application/json', 'x-old': '2' }],
    // As the `Headers` of another undici or of a polyfill are: of the shape, but of another class.
    [
      'Headers of another realm',
      {
        *[Symbol.iterator]() {
          yield ['x-old', '2'];
        },
      } as unknown as Headers,
      { accept: 'application/json', 'x-old': '2' },
    ],
    ['pairs', [['X-Old', '2']], { accept: 'application/json', 'x-old': '2' }],
    [
      'pairs of one name',
      [
        ['X-Old', '2'],
        ['x-old', '3'],
      ],
      { accept: 'application/json', 'x-old': '2, 3' },
    ],
    ['an array of values', { 'X-Old': ['2', '3'] }, { accept: 'application/json', 'x-old': '2, 3' }],
    ['null removes', { ACCEPT: null }, { 'x-old': '1' }],
    ['undefined leaves', { accept: undefined }, { accept: 'application/json', 'x-old': '1' }],
    ['nothing', undefined, { accept: 'application/json', 'x-old': '1' }],
    ['null', null, { accept: 'application/json', 'x-old': '1' }],
  ])('%s', (_, source, expected) => {
    expect(mergeHeaders(target(), source)).toEqual(expected);
  });
});

describe('toHeaders', () => {
  test('refuses what HTTP does not permit, without quoting the value', () => {
    for (const [name, value] of [
      ['x-bad', 'secret\r\nx-evil: 1'],
      ['x-bad', 'secret-日本'],
      ['x bad', 'secret'],
    ] as const) {
      let caught: unknown;
      try {
        toHeaders({ accept: 'a', [name]: value });
      } catch (error) {
        caught = error;
      }
      expect(caught).toBeInstanceOf(HandingerError);
      expect(caught).toMatchObject({
        code: 'invalid_header',
        message: expect.stringContaining(`"${name}"`) as string,
      });
      expect(String((caught as Error).stack)).not.toContain('secret');
    }
  });
});
