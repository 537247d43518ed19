import { describe, expect, test } from 'vitest';
import { APIConnectionError } from '../errors/api-connection-error.ts';
import { APIConnectionTimeoutError } from '../errors/api-connection-timeout-error.ts';
import { APIUserAbortError } from '../errors/api-user-abort-error.ts';
import { createAPIError } from '../errors/create-api-error.ts';
import { DeadlineExceededError } from '../errors/deadline-exceeded-error.ts';
import { UploadError } from '../errors/upload-error.ts';
import { judgeFailure, provesNothingStarted } from './judge-failure.ts';

function answer(status: number, headers: Record<string, string> = {}, code?: string): Error {
  return createAPIError(status, JSON.stringify({ error: 'No.', code }), new Headers(headers));
}

describe('judgeFailure', () => {
  test.each([
    ['unreached', new APIConnectionError({ cause: { code: 'ECONNREFUSED' } })],
    ['unknown', new APIConnectionError({ cause: { code: 'ECONNRESET' } })],
    ['unknown', new APIConnectionError()],
    ['unknown', new APIConnectionTimeoutError()],
    ['stopped', new APIUserAbortError()],
    ['stopped', new DeadlineExceededError({ limit: 'deadline', limitMs: 1 })],
    ['refused', new UploadError('x', {})],
    ...[400, 401, 402, 403, 404, 413, 415, 422].map((status) => ['refused', answer(status)] as const),
    ['refused', answer(409, {}, 'idempotency_conflict')],
    ['deferred', answer(409)],
    ['deferred', answer(408)],
    ['deferred', answer(429)],
    ['deferred', answer(503, { 'retry-after': '1' })],
    ...[200, 500, 502, 503, 504, 599].map((status) => ['unknown', answer(status)] as const),
  ] as const)('%s: %s', (meaning, error) => {
    expect(judgeFailure(error)).toBe(meaning);
    expect(provesNothingStarted(error)).toBe(['unreached', 'refused', 'deferred'].includes(meaning));
  });
});
