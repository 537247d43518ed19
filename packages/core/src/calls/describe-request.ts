import type { Operation, OperationInput } from '../generated/resource-contract.gen.ts';
import { TimeLimit } from '../async/time-limit.ts';
import type { AttemptAction } from '../errors/attempt.ts';
import { createAbortError } from '../errors/create-abort-error.ts';
import { nameTurn } from '../tasks/name-turn.ts';
import { newId } from '../tasks/new-id.ts';
import type { Call } from '../transport/call.ts';
import { mergeHeaders } from '../transport/merge-headers.ts';
import type { AnswerKind, RequestDescription } from '../transport/request-description.ts';
import type { RequestOptions } from '../transport/request-options.ts';
import type { TransportSettings } from '../transport/transport-settings.ts';
import { keepStreamErrors } from '../uploads/keep-stream-errors.ts';
import { multipartBody } from '../uploads/multipart-body.ts';
import { buildPath } from './build-path.ts';
import { buildURL } from './build-url.ts';
import { encodeBody, encodeJson, type EncodedBody } from './encode-body.ts';

/** Milliseconds for one attempt where neither the caller nor the operation says otherwise. */
export const defaultTimeout = 60_000;

type Fields = Readonly<Record<string, unknown>>;

/** What a request is for; by default, the call itself. */
export interface RequestPurpose {
  readonly answer?: AnswerKind;
  readonly action?: AttemptAction;
}

/** One request of a call: from the values of an operation to what the transport sends. */
export async function describeRequest(
  settings: TransportSettings,
  call: Call,
  operation: Operation,
  input: OperationInput,
  options: RequestOptions & { readonly maxRetries: number },
  { answer = operation.response, action = 'send' }: RequestPurpose = {},
): Promise<RequestDescription> {
  if (operation.files) keepStreamErrors(input.body, operation.files);
  const query = input.query as Fields | undefined;
  const callHeaders = options.headers && mergeHeaders({}, options.headers);
  const givenKey = options.idempotencyKey ?? callHeaders?.['idempotency-key'];
  const isTurn = operation.retry === 'recover' && options.body === undefined;
  const named = isTurn ? await nameTurn(input, givenKey, settings.apiKey) : undefined;
  const body = (named?.body ?? options.body ?? input.body) as Fields | undefined;
  const turn = named?.turn;
  if (action === 'send') {
    call.identity.taskId = asText(body?.['taskId'] ?? input.path?.['taskId'] ?? query?.['taskId']);
    call.identity.turnId = turn?.turnId;
  }
  const {
    body: encoded,
    contentType,
    contentLength,
  } = isPlain(operation, body, options)
    ? encodePlain(body)
    : await untilAborted(encode(operation, body, options, callHeaders?.['content-type']), options.signal);
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
      contentLength === undefined ? undefined : { 'content-length': String(contentLength) },
      idempotencyHeader(operation, givenKey ?? named?.idempotencyKey),
      input.headers,
      options.headers,
    ],
    body: encoded,
    accept: isStream ? 'text/event-stream' : answer === 'binary' ? '*/*' : 'application/json',
    answer,
    retry: operation.retry,
    maxRetries: options.maxRetries,
    timeout: options.timeout ?? (isUnlimited ? Number.POSITIVE_INFINITY : defaultTimeout),
    signal: options.signal,
    fetchOptions: options.fetchOptions,
    call,
    operation: operation.id,
    validators: settings.validateResponses,
    action,
    workerId: asText(input.path?.['workerId'] ?? body?.['workerId']),
    lastEventId: input.headers?.['Last-Event-ID'],
    turn,
  };
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A POST carries a key that is the same for all of its attempts: the server answers the second with the first's result. */
function idempotencyHeader({ retry }: Operation, idempotencyKey: string | undefined) {
  if (idempotencyKey === undefined && retry === 'safe') return undefined;
  return { 'idempotency-key': idempotencyKey ?? newId('idk_') };
}

/** Nothing has to be read or waited for, as with most calls. */
function isPlain({ files }: Operation, body: Fields | undefined, options: RequestOptions): boolean {
  return options.body === undefined && !files?.some((field) => body?.[field] != null);
}

function encodePlain(body: Fields | undefined): EncodedBody {
  return body === undefined ? {} : encodeJson(body);
}

async function encode(
  { files = [] }: Operation,
  body: Fields | undefined,
  options: RequestOptions,
  contentType: string | undefined,
): Promise<EncodedBody> {
  if (options.body !== undefined) return encodeBody(options.body, contentType);
  return (await multipartBody(body ?? {}, files, options)) ?? encodePlain(body);
}

/** A file that is a stream may be read for ever. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal | null | undefined): Promise<T> {
  if (!signal) return work;
  return new TimeLimit(Number.POSITIVE_INFINITY, signal).race(work).catch((error: unknown) => {
    throw signal.aborted ? createAbortError(signal.reason) : error;
  });
}
