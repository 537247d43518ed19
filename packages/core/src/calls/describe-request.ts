import type { Operation, OperationInput } from '../generated/resource-contract.gen.ts';
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
  checkNumber('timeout', options.timeout);
  checkNumber('maxRetries', options.maxRetries);
  const query = input.query as Fields | undefined;
  const body = (options.body ?? withTaskId(operation, input.body as Fields | undefined, options)) as
    | Fields
    | undefined;
  const { body: encoded, contentType } = await encode(operation, body, options);
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
      idempotencyHeader(operation, options),
      input.headers,
      options.headers,
    ],
    body: encoded,
    accept: isStream ? 'text/event-stream' : answer === 'binary' ? '*/*' : 'application/json',
    answer,
    retry: operation.retry,
    maxRetries: options.maxRetries ?? settings.maxRetries,
    timeout: options.timeout ?? settings.timeout ?? (isUnlimited ? Number.POSITIVE_INFINITY : defaultTimeout),
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
  options: RequestOptions,
): Fields | undefined {
  if (operation.id !== 'tasks.create' || (body?.['taskId'] ?? options.idempotencyKey) !== undefined)
    return body;
  return { ...body, taskId: newId('tsk_') };
}

/** A POST carries a key that is the same for all of its attempts: the server answers the second with the first's result. */
function idempotencyHeader({ retry }: Operation, { idempotencyKey }: RequestOptions) {
  if (idempotencyKey === undefined && retry === 'safe') return undefined;
  return { 'idempotency-key': idempotencyKey ?? newId('idk_') };
}

async function encode(
  operation: Operation,
  body: Fields | undefined,
  options: RequestOptions,
): Promise<EncodedBody> {
  if (options.body !== undefined) {
    return encodeBody(options.body, mergeHeaders({}, options.headers)['content-type']);
  }
  if (body === undefined) return {};
  const form = operation.files && (await multipartBody(body, operation.files));
  return form ? { body: form } : encodeJson(body);
}
