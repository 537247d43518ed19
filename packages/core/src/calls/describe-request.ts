import type { Operation, OperationInput } from '../generated/resource-contract.gen.ts';
import { TimeLimit } from '../async/time-limit.ts';
import { APIUserAbortError } from '../errors/api-user-abort-error.ts';
import { newId } from '../tasks/new-id.ts';
import { checkNumber } from '../transport/check-number.ts';
import { mergeHeaders } from '../transport/merge-headers.ts';
import type { AnswerKind, RequestDescription } from '../transport/request-description.ts';
import type { RequestOptions } from '../transport/request-options.ts';
import type { TransportSettings } from '../transport/transport-settings.ts';
import { multipartBody } from '../uploads/multipart-body.ts';
import { buildPath } from './build-path.ts';
import { buildURL } from './build-url.ts';
import { encodeBody, encodeJson, type EncodedBody } from './encode-body.ts';

/** Milliseconds for one attempt where neither the caller nor the operation says otherwise. */
export const defaultTimeout = 60_000;

type Fields = Readonly<Record<string, unknown>>;

/** One call of an operation: from its values to what the transport sends. */
export async function describeRequest(
  settings: TransportSettings,
  operation: Operation,
  input: OperationInput,
  options: RequestOptions,
  answer: AnswerKind = operation.response,
): Promise<RequestDescription> {
  const maxRetries = options.maxRetries ?? settings.maxRetries;
  const timeout = options.timeout ?? settings.timeout;
  // The client's own too: a program may have changed them, and NaN retries would never end.
  checkNumber('timeout', timeout);
  checkNumber('maxRetries', maxRetries);
  const query = input.query as Fields | undefined;
  const callHeaders = mergeHeaders({}, options.headers);
  const idempotencyKey = options.idempotencyKey ?? callHeaders['idempotency-key'];
  const body = (options.body ?? withTaskId(operation, input.body as Fields | undefined, idempotencyKey)) as
    | Fields
    | undefined;
  const { body: encoded, contentType } = await untilAborted(
    encode(operation, body, options.body, callHeaders['content-type']),
    options.signal,
  );
  const isStream =
    operation.response === 'stream' ||
    options.stream === true ||
    (operation.response === 'json-or-stream' && (body?.['stream'] ?? query?.['stream']) === true);
  const isUnlimited = isStream || operation.timeout === 'none';
  return {
    method: operation.method,
    url: buildURL(
      settings,
      buildPath(operation.path, input.path),
      query,
      options.query,
      options.defaultBaseURL,
    ),
    headers: [
      contentType === undefined ? undefined : { 'content-type': contentType },
      idempotencyHeader(operation, idempotencyKey),
      input.headers,
      options.headers,
    ],
    body: encoded,
    accept: isStream ? 'text/event-stream' : answer === 'binary' ? '*/*' : 'application/json',
    answer,
    retry: operation.retry,
    maxRetries,
    timeout: timeout ?? (isUnlimited ? Number.POSITIVE_INFINITY : defaultTimeout),
    signal: options.signal,
    fetchOptions: options.fetchOptions,
    taskId: [body?.['taskId'], input.path?.['taskId'], query?.['taskId']].find(
      (id) => typeof id === 'string',
    ),
  };
}

/**
 * A new task gets its id here, so that it can be found again whatever becomes of the answer. Not with a key of the
 * caller's own: two calls with one key must send one body, and the second would bring another id.
 */
function withTaskId(
  operation: Operation,
  body: Fields | undefined,
  idempotencyKey: string | undefined,
): Fields | undefined {
  if (operation.id !== 'tasks.create' || (body?.['taskId'] ?? idempotencyKey) !== undefined) return body;
  return { ...body, taskId: newId('tsk_') };
}

/** A POST carries a key that is the same for all of its attempts: the server answers the second with the first's result. */
function idempotencyHeader({ retry }: Operation, idempotencyKey: string | undefined) {
  if (idempotencyKey === undefined && retry === 'safe') return undefined;
  return { 'idempotency-key': idempotencyKey ?? newId('idk_') };
}

async function encode(
  operation: Operation,
  body: Fields | undefined,
  customBody: unknown,
  contentType: string | undefined,
): Promise<EncodedBody> {
  if (customBody !== undefined) return encodeBody(customBody, contentType);
  if (body === undefined) return {};
  const form = operation.files && (await multipartBody(body, operation.files));
  return form ? encodeBody(form, undefined) : encodeJson(body);
}

/** A file that is a stream may be read for ever. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal | null | undefined): Promise<T> {
  if (!signal) return work;
  return new TimeLimit(Number.POSITIVE_INFINITY, signal).race(work).catch((error: unknown) => {
    throw signal.aborted ? new APIUserAbortError({ cause: signal.reason }) : error;
  });
}
