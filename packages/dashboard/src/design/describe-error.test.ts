import { APIConnectionError, APIError } from '@ramensoft/handinger';
import { expect, test } from 'vitest';
import { describeError } from './describe-error.ts';

const headers = new Headers({ 'x-request-id': 'req_1' });

test('says what the server says, without the status', () => {
  const error = new APIError(
    403,
    { error: 'Only the creator may do this.', code: 'forbidden' },
    'Only the creator may do this.',
    headers,
  );

  expect(describeError(error)).toEqual({
    sentence: 'Only the creator may do this.',
    advice: 'Sign in with the key of a member who may.',
    reference: undefined,
  });
});

test('names the request where the server failed', () => {
  const error = new APIError(500, { error: 'Something went wrong.', code: 'internal' }, undefined, headers);

  expect(describeError(error).reference).toBe('req_1');
});

test('has something to say about everything', () => {
  expect(describeError(new APIConnectionError({ cause: new TypeError('fetch failed') })).sentence).toBe(
    'The server does not answer.',
  );
  expect(describeError(new APIError(502, undefined, 'Bad gateway', headers)).sentence).toBe(
    '502 Bad gateway',
  );
  expect(describeError(new Error('No.')).sentence).toBe('No.');
  expect(describeError('oops').sentence).toBe('Something went wrong.');
});
