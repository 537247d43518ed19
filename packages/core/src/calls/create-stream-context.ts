import type { StreamContext } from '../streaming/stream-context.ts';
import type { Call } from '../transport/call.ts';
import type { CallContext } from './call-context.ts';
import { checkChunk } from './check-chunk.ts';
import { createTaskApi } from './create-task-api.ts';

/** What a stream of this call needs in order to outlive its connections. */
export function createStreamContext(
  context: CallContext,
  call: Call,
  { scope, workerId, lastEventId }: Pick<StreamContext, 'scope' | 'workerId' | 'lastEventId'>,
): StreamContext {
  const { identity, options } = call;
  const validators = context.settings.validateResponses;
  return {
    api: createTaskApi(context, call),
    scope,
    taskId: identity.taskId,
    turnId: identity.turnId,
    workerId,
    lastEventId,
    signal: options.signal,
    idleTimeout: options.idleTimeout,
    maxReconnects: options.maxReconnects,
    schema: options.schema,
    checkChunk: validators && ((chunk) => checkChunk(validators, call, chunk)),
    onEnd: (error) => call.end(error),
    explain: (error) => void call.explain(error),
  };
}
