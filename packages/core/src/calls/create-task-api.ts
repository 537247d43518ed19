import { APIConnectionError } from '../errors/api-connection-error.ts';
import { APIError } from '../errors/api-error.ts';
import { NotFoundError } from '../errors/not-found-error.ts';
import { operations } from '../generated/operations.gen.ts';
import type { Operation, OperationInput } from '../generated/resource-contract.gen.ts';
import type { TaskWithTurns, Worker } from '../generated/types.gen.ts';
import type { LookOptions, TaskApi } from '../tasks/task-api.ts';
import type { Call } from '../transport/call.ts';
import { mergeHeaders } from '../transport/merge-headers.ts';
import type { RequestDescription } from '../transport/request-description.ts';
import type { HeadersLike } from '../transport/request-options.ts';
import type { Exchange, Received } from '../transport/transport.ts';
import type { CallContext } from './call-context.ts';
import { describeRequest } from './describe-request.ts';
import { invalidAnswer, readJson } from './read-json.ts';

/** A look takes no longer than this, in milliseconds: a task may run for an hour, but telling its state takes no time. */
const lookTimeout = 15_000;

/** The reads that streams and recovery make for a call: with its headers, its limits and its timeline. */
export function createTaskApi({ transport, settings }: CallContext, call: Call): TaskApi {
  async function describe(
    operation: Operation,
    input: OperationInput,
    look: LookOptions,
  ): Promise<RequestDescription> {
    const {
      headers,
      query,
      timeout = settings.timeout,
      defaultBaseURL,
      fetchOptions,
      maxReconnects,
    } = call.options;
    const options = {
      headers: withoutBodyHeaders(headers),
      query,
      timeout: operation.response === 'stream' ? timeout : Math.min(timeout ?? lookTimeout, lookTimeout),
      defaultBaseURL,
      fetchOptions,
      signal: look.signal,
      maxRetries: look.retries ?? maxReconnects,
    };
    return describeRequest(settings, call, operation, input, options, { action: look.action });
  }

  async function find<T>(
    operation: Operation,
    input: OperationInput,
    look: LookOptions,
    isWhole: (answer: Partial<T>) => boolean,
  ): Promise<Received<T> | undefined> {
    const read = async (answered: Exchange) => {
      const answer = await readJson(answered).catch((cause: unknown) => {
        throw isCutJson(answered, cause)
          ? new APIConnectionError({ message: 'The answer broke off.', cause })
          : cause;
      });
      if (!isWhole(Object(answer) as Partial<T>)) throw invalidAnswer(answered, '');
      return answer as T;
    };
    try {
      const exchange = await transport.send(await describe(operation, input, look));
      return await transport.receive(exchange, read);
    } catch (error) {
      // Only where the API itself says so: what a proxy answers for paths that it does not know proves nothing.
      if (error instanceof NotFoundError && hasSentence(error.error)) return undefined;
      throw error;
    }
  }

  return {
    async findTask(taskId, look) {
      const operation = operations['tasks.retrieve'];
      const found = await find<TaskWithTurns>(operation, { path: { taskId } }, look, isTask);
      const readAt = Date.parse(found?.response.headers.get('date') ?? '');
      return found && { ...found.data, readAt: Number.isNaN(readAt) ? undefined : readAt };
    },
    async findWorker(workerId, taskId, look) {
      const operation = operations['workers.retrieve'];
      return (await find<Worker>(operation, { path: { workerId }, query: { taskId } }, look, isWorker))?.data;
    },
    async openStream(workerId, taskId, lastEventId, look) {
      const headers = { 'Last-Event-ID': lastEventId };
      const input = { path: { workerId }, query: { taskId }, headers };
      return transport.attempt(await describe(operations['workers.streamUpdates'], input, look));
    },
  };
}

/**
 * Something on the way has cut the answer and ended it as if it were whole. It may be asked for again; the page that a proxy has for
 * a path that it does not know stays what it is.
 */
function isCutJson({ response }: Exchange, error: unknown): boolean {
  const isJson = /\bjson\b/i.test(response.headers.get('content-type') ?? '');
  return isJson && error instanceof APIError && error.code === 'invalid_response';
}

/** What the client relies on: a proxy may answer with JSON of its own. */
function isTask({ task, turns }: Partial<TaskWithTurns>): boolean {
  return typeof task?.id === 'string' && Array.isArray(turns);
}

function isWorker({ output_text, messages, metadata }: Partial<Worker>): boolean {
  return typeof output_text === 'string' && Array.isArray(messages) && typeof metadata === 'object';
}

/** The body of every error of the API; its `code` is an addition of the local server. */
function hasSentence(body: object | undefined): boolean {
  return typeof (body as { readonly error?: unknown } | undefined)?.error === 'string';
}

/** The caller's headers, without those that speak of the body of the request that they were meant for. */
function withoutBodyHeaders(headers: HeadersLike): HeadersLike {
  return {
    ...mergeHeaders({}, headers),
    accept: undefined,
    'content-type': undefined,
    'idempotency-key': undefined,
  };
}
