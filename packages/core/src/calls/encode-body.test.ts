import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { encodeBody, encodeJson } from './encode-body.ts';

describe('encodeBody', () => {
  test.each([
    ['an object', { a: 1, b: undefined }, undefined, '{"a":1}', 'application/json'],
    ['an array', [1], undefined, '[1]', 'application/json'],
    ['a string', 'x', undefined, '"x"', 'application/json'],
    ['a string with a type', 'a,b', 'text/csv', 'a,b', undefined],
    ['a number', 0, undefined, '0', 'application/json'],
    ['null', null, undefined, undefined, undefined],
    ['fields of a form', { a: '1 2', b: null }, 'application/x-www-form-urlencoded', 'a=1%202&b=', undefined],
  ])('%s', async (_, body, given, expected, contentType) => {
    const encoded = await encodeBody(body, given);
    expect(encoded.body).toBe(expected);
    expect(encoded.contentType).toBe(contentType);
  });

  test.each([new Uint8Array([1]), new ArrayBuffer(1), new Blob(['x'])])(
    'bytes are sent as they are: %o',
    async (body) => {
      expect(await encodeBody(body, undefined)).toEqual({ body });
    },
  );

  test.each([new FormData(), new URLSearchParams('a=1')])(
    'so are forms, and no default header replaces their own type: %o',
    async (body) => {
      expect(await encodeBody(body, undefined)).toEqual({ body, contentType: null });
    },
  );

  test.each([
    ['a web stream', () => new Blob(['ab', 'cd']).stream()],
    ['a Node stream', () => Readable.from([Buffer.from('ab'), Buffer.from('cd')])],
  ])('%s is read whole, so that it can be sent again', async (_, make) => {
    const { body } = await encodeBody(make(), undefined);
    expect(body).toBeInstanceOf(Blob);
    expect(await (body as Blob).text()).toBe('abcd');
    expect(await (body as Blob).text()).toBe('abcd');
  });

  test('what JSON can’t hold is an error of ours', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    for (const body of [circle, { n: 1n }]) {
      expect(() => encodeJson(body)).toThrow(expect.objectContaining({ code: 'invalid_body' }) as Error);
    }
  });
});
