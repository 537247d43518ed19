import { describe, expect, test } from 'vitest';
import { createConnectionError } from './create-connection-error.ts';

const withCode = (message: string, code: string) => Object.assign(new Error(message), { code });

describe('createConnectionError', () => {
  test('the message names the reason at the bottom', () => {
    const cause = new TypeError('fetch failed', {
      cause: withCode('connect ECONNREFUSED 127.0.0.1:9', 'ECONNREFUSED'),
    });
    const error = createConnectionError(cause);
    expect(error).toMatchObject({ name: 'APIConnectionError', code: 'connection_error' });
    expect(error.message).toBe('Connection error: fetch failed: connect ECONNREFUSED 127.0.0.1:9');
    expect(error.cause).toBe(cause);
  });

  test('the first of several addresses stands for all', () => {
    const refused = new AggregateError([withCode('connect ECONNREFUSED ::1:9', 'ECONNREFUSED')], '');
    expect(createConnectionError(new TypeError('fetch failed', { cause: refused })).message).toContain(
      'connect ECONNREFUSED ::1:9',
    );
  });

  test.each([
    withCode('Headers Timeout Error', 'UND_ERR_HEADERS_TIMEOUT'),
    withCode('Connect Timeout Error', 'UND_ERR_CONNECT_TIMEOUT'),
    new Error('tcp connect error: Operation timed out (os error 60)'),
  ])('limits of the runtime itself are timeouts that name the limit: $message', (cause) => {
    const error = createConnectionError(new TypeError('fetch failed', { cause }));
    expect(error).toMatchObject({ name: 'APIConnectionTimeoutError', code: 'timeout' });
    expect(error.message).toContain(cause.message);
  });

  test('a dispatcher of another undici is explained', () => {
    const cause = withCode('invalid onRequestStart method', 'UND_ERR_INVALID_ARG');
    const error = createConnectionError(new TypeError('fetch failed', { cause }));
    expect(error).toMatchObject({ name: 'HandingerError', code: 'invalid_option' });
    expect(error.message).toContain('undici');
  });

  test.each([undefined, null, 'broken', 42, {}])('anything can be thrown: %s', (cause) => {
    expect(createConnectionError(cause)).toMatchObject({ code: 'connection_error' });
  });
});
