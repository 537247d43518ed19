import { describe, expect, test } from 'vitest';
import { hangUp, startLoopbackServer } from '../test-support/start-loopback-server.ts';
import { neverReachedServer } from './never-reached-server.ts';

const withCode = (code: string, fields: object = {}) => Object.assign(new Error(code), { code }, fields);

async function failureOf(url: string): Promise<unknown> {
  try {
    await fetch(url);
  } catch (error) {
    return error;
  }
  throw new Error('the request succeeded');
}

describe('neverReachedServer', () => {
  test('nobody listens: proved', async () => {
    const { baseURL, [Symbol.asyncDispose]: close } = await startLoopbackServer(hangUp);
    await close();
    expect(neverReachedServer(await failureOf(baseURL))).toBe(true);
    expect(neverReachedServer(await failureOf(baseURL.replace('127.0.0.1', 'localhost')))).toBe(true);
  });

  test('the name does not resolve: proved', async () => {
    expect(neverReachedServer(await failureOf('http://name.invalid/'))).toBe(true);
  });

  test('a port that fetch blocks: proved', async () => {
    expect(neverReachedServer(await failureOf('http://127.0.0.1:1/'))).toBe(true);
  });

  test('the connection breaks off after the request: not proved', async () => {
    await using server = await startLoopbackServer(hangUp);
    expect(neverReachedServer(await failureOf(server.baseURL))).toBe(false);
  });

  test.each([
    [
      'undici gives up connecting',
      new TypeError('fetch failed', { cause: withCode('UND_ERR_CONNECT_TIMEOUT') }),
      true,
    ],
    ['the system gives up connecting', withCode('ETIMEDOUT', { syscall: 'connect' }), true],
    ['a read times out', withCode('ETIMEDOUT', { syscall: 'read' }), false],
    ['Bun', withCode('ConnectionRefused'), true],
    [
      'Deno',
      new TypeError('error sending request for url (http://x/): client error (Connect): tcp connect error'),
      true,
    ],
    [
      'Deno, later',
      new TypeError('error sending request for url (http://x/): connection closed before message completed'),
      false,
    ],
    ['Chromium', new TypeError('Failed to fetch'), false],
    ['every address refused', new AggregateError([withCode('ECONNREFUSED'), withCode('ENETUNREACH')]), true],
    [
      'one address got further',
      Object.assign(new AggregateError([withCode('ECONNREFUSED'), withCode('ECONNRESET')]), {
        code: 'ECONNREFUSED',
      }),
      false,
    ],
    ['a reset', new TypeError('fetch failed', { cause: withCode('ECONNRESET') }), false],
    ['a socket of undici', new TypeError('fetch failed', { cause: withCode('UND_ERR_SOCKET') }), false],
    ['no error at all', undefined, false],
  ])('%s', (_, error, expected) => {
    expect(neverReachedServer(error)).toBe(expected);
  });

  test('causes that go round in a circle come to an end', () => {
    const error = new Error('x');
    error.cause = error;
    expect(neverReachedServer(error)).toBe(false);
  });
});
