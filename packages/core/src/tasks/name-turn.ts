import type { OperationInput } from '../generated/resource-contract.gen.ts';
import type { TurnRequest } from '../transport/request-description.ts';
import type { ApiKey } from '../transport/transport-settings.ts';
import { deriveId } from './derive-id.ts';
import { newId } from './new-id.ts';

/** A request that can be found again. */
export interface NamedTurn {
  readonly idempotencyKey: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly turn: TurnRequest;
}

/**
 * Names the turn before anything is sent, and its task where the caller did not: so it can be found again whatever becomes of the
 * answer. With a key of the caller's own the ids are derived from it, since two calls with one key must be one request.
 */
export async function nameTurn(
  input: OperationInput,
  givenKey: string | undefined,
  apiKey: ApiKey,
): Promise<NamedTurn> {
  const body = input.body as NamedTurn['body'];
  // The path of a worker stands for its most recent task, and takes no name for one.
  const namesTask = input.path === undefined;
  const given = (name: string) => (typeof body[name] === 'string' ? body[name] : undefined);
  const workerId = input.path?.['workerId'] ?? given('workerId');
  const id = newId('');
  let taskId = given('taskId');
  let turnId = given('turnId');
  const isNewTask = namesTask && taskId === undefined;
  if (givenKey === undefined) {
    if (isNewTask) taskId = `tsk_${id}`;
  } else {
    // Ids are unique over all organizations, and another one may use the same key.
    const scope = workerId ?? taskId ?? (typeof apiKey === 'string' ? apiKey : undefined);
    if (scope !== undefined) {
      const parts = [givenKey, scope, taskId];
      if (isNewTask) taskId = await deriveId('tsk_', parts);
      turnId ??= await deriveId('trn_', parts);
    }
  }
  turnId ??= `trn_${id}`;
  return {
    idempotencyKey: givenKey ?? `idk_${id}`,
    body: taskId === undefined ? { ...body, turnId } : { ...body, taskId, turnId },
    turn: {
      taskId,
      turnId,
      workerId,
      input: given('input') ?? '',
      isNewTask: isNewTask && taskId !== undefined,
      isKeyed: givenKey !== undefined,
    },
  };
}
