import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { createAPIError } from './create-api-error.ts';

const headers = new Headers({ 'x-request-id': 'req_1' });

describe('createAPIError', () => {
  test.each([
    ['{error}', '{"error":"Out of credits."}'],
    ['{message}', '{"message":"Out of credits."}'],
    ['{detail}', '{"detail":"Out of credits."}'],
    ['{error: {message}}', '{"error":{"message":"Out of credits.","type":"billing"}}'],
    ['{errors: [{message}]}', '{"errors":[{"message":"Out of credits."}]}'],
    ['{detail: [{msg}]}', '{"detail":[{"loc":["body"],"msg":"Out of credits."}]}'],
    ['a JSON string', '"Out of credits."'],
    ['plain text', 'Out of credits.\n'],
    [
      'HTML',
      '<!doctype html><html><head><title>402</title><style>b{}</style></head><body><h1>Out of credits.</h1></body></html>',
    ],
    ['HTML in a fragment', '<html>\n<center>Out of\n credits.</center>'],
    ['JSON cut off after the sentence', '{"error":"Out of credits.","co'],
    ['JSON cut off within the sentence', '{"error":"Out of credits. Add so'],
    ['unknown JSON', '{"reason":"Out of credits."}'],
  ])('the sentence of the server is in the message: %s', (_, body) => {
    const error = createAPIError(402, body, headers);
    expect(error.message).toContain('402 ');
    expect(error.message).toContain('Out of credits.');
    expect(error.message).not.toContain('<');
  });

  test('HTML that opens much and closes nothing does not block', () => {
    const started = performance.now();
    expect(createAPIError(400, `<a${'<'.repeat(64_000)}`, headers).status).toBe(400);
    // Seconds, where the time grows with the square of the length; a millisecond, where it does not.
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test('HTML cut off within a script is quoted without the script', () => {
    expect(createAPIError(502, '<html><h1>Bad gateway</h1><script>let a = 1', headers).message).toBe(
      '502 Bad gateway',
    );
  });

  test('an empty body', () => {
    const error = createAPIError(502, '', headers);
    expect(error.message).toBe('502 status code (no body)');
    expect(error.error).toBeUndefined();
    expect(error.body).toBe('');
  });

  test('escapes in a cut sentence are read', () => {
    expect(createAPIError(400, '{"error":"caf\\u00e9 \\"x\\" a\\nb', headers).message).toBe(
      '400 café "x" a\nb',
    );
  });

  test('a page of megabytes does not become the message', () => {
    expect(createAPIError(500, 'x'.repeat(1_000_000), headers).message.length).toBeLessThan(2000);
  });

  test.each([
    [400, 'BadRequestError', 'invalid_request'],
    [401, 'AuthenticationError', 'invalid_api_key'],
    [402, 'PaymentRequiredError', 'insufficient_credits'],
    [403, 'PermissionDeniedError', 'forbidden'],
    [404, 'NotFoundError', 'not_found'],
    [409, 'ConflictError', 'conflict'],
    [413, 'PayloadTooLargeError', 'payload_too_large'],
    [415, 'APIError', 'unsupported_media_type'],
    [418, 'APIError', 'api_error'],
    [422, 'UnprocessableEntityError', 'unprocessable'],
    [429, 'RateLimitError', 'rate_limited'],
    [500, 'InternalServerError', 'internal'],
    [501, 'InternalServerError', 'not_implemented'],
    [503, 'InternalServerError', 'unavailable'],
    [599, 'InternalServerError', 'internal'],
  ])('%i is %s with the code %s', (status, name, code) => {
    const error = createAPIError(status, '{"error":"No."}', headers, { taskId: 'tsk_1' });
    expect(error).toMatchObject({
      name,
      status,
      code,
      requestId: 'req_1',
      taskId: 'tsk_1',
      message: `${status} No.`,
    });
    expect(error.headers).toBe(headers);
  });

  test('the code, the issues and the body of the server are kept', () => {
    const body = {
      error: 'Bad.',
      code: 'idempotency_conflict',
      issues: [{ path: 'when.cron', message: 'No cron.' }],
    };
    const error = createAPIError(409, JSON.stringify(body), headers);
    expect(error).toMatchObject({ code: 'idempotency_conflict', issues: body.issues, body, error: body });
  });

  test('the task that the server names is kept', () => {
    const error = createAPIError(500, '', new Headers({ 'x-handinger-task-id': 'tsk_2' }));
    expect(error.taskId).toBe('tsk_2');
  });

  test.each([
    [{ 'retry-after': '7' }, 7000],
    [{ 'retry-after-ms': '250' }, 250],
    [{}, undefined],
  ])('retryAfterMs of %o', (extra, expected) => {
    expect(createAPIError(429, '', new Headers(extra as Record<string, string>))).toMatchObject({
      retryAfterMs: expected,
    });
  });

  test('toJSON holds what helps and no headers or bodies', () => {
    const secret = new Headers({ 'x-request-id': 'req_1', 'set-cookie': 'session=s3cret' });
    const error = createAPIError(429, '{"error":"Slow down.","echo":"private"}', secret, { taskId: 'tsk_1' });
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: 'RateLimitError',
      code: 'rate_limited',
      message: '429 Slow down.',
      status: 429,
      requestId: 'req_1',
      taskId: 'tsk_1',
      attempts: [],
    });
    expect(inspect(error)).toContain('Slow down.');
  });
});
