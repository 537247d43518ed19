import { sleep } from '../async/sleep.ts';
import { createAbortError } from '../errors/create-abort-error.ts';
import { TaskOutcomeUnknownError } from '../errors/task-outcome-unknown-error.ts';
import type { RequestDescription, TurnRequest } from '../transport/request-description.ts';
import { findOwnTurn } from './find-own-turn.ts';
import type { FoundTask, LookOptions, TaskApi } from './task-api.ts';
import type { TurnMemory } from './turn-memory.ts';

/** A turn that is on the server. */
export interface TurnPlace {
  readonly taskId: string;
  readonly turnId: string;
  readonly workerId: string;
  /** What the user said. */
  readonly input: string;
}

/** What a look for a turn needs to know. */
export interface TurnSearch {
  readonly api: TaskApi;
  readonly memory: TurnMemory;
  readonly request: RequestDescription & { readonly turn: TurnRequest };
  /** When the request was sent first, by `performance.now()`. */
  readonly sentAt: number;
}

/**
 * When a turn that is not there is looked for again, in milliseconds: a request whose connection broke off may still be on its
 * way. Only after the last look is it believed to be absent.
 */
const settling = [0, 250, 1_000];

/** Looks until the turn is there, or is believed to be absent. @throws the failure of a look */
export async function recoverTurn(search: TurnSearch): Promise<TurnPlace | undefined> {
  for (const delay of settling) {
    if (delay > 0) await wait(delay, search);
    const place = await lookForTurn(search);
    if (place) return place;
  }
  return undefined;
}

/**
 * One look.
 *
 * @param retries how often it is repeated after a failure
 * @throws {TaskOutcomeUnknownError} where it can't be told which turn it is
 */
export async function lookForTurn(search: TurnSearch, retries?: number): Promise<TurnPlace | undefined> {
  const { memory, request, sentAt } = search;
  const { call, turn, signal } = request;
  const look: LookOptions = {
    signal: signal ?? undefined,
    action: 'find',
    ...(retries !== undefined && { retries }),
  };
  const task = await findTask(search, look);
  if (!task) return undefined;
  const turnId = call.identity.turnId ?? turn.turnId;
  const found = findOwnTurn(task, turn, turnId, memory, performance.now() - sentAt);
  if (found === 'ambiguous') {
    throw new TaskOutcomeUnknownError({
      message: 'The task has several turns that could be this one. Read them with tasks.listTurns(taskId).',
    });
  }
  return (
    found && { taskId: task.task.id, turnId: found.id, workerId: task.task.workerId, input: found.input }
  );
}

/** The task where the turn should be: the one that was named, or else the worker's most recent one. */
async function findTask({ api, request }: TurnSearch, look: LookOptions): Promise<FoundTask | undefined> {
  const { call, turn } = request;
  let { taskId } = call.identity;
  if (taskId === undefined) {
    // Without the task's name and a worker to ask for it, there is nothing to look into.
    if (turn.workerId === undefined) throw new TaskOutcomeUnknownError();
    const worker = await api.findWorker(turn.workerId, undefined, look);
    const newest = worker?.metadata['taskId'];
    if (typeof newest !== 'string') return undefined;
    taskId = newest;
  }
  return api.findTask(taskId, look);
}

async function wait(delay: number, { request: { signal } }: TurnSearch): Promise<void> {
  await sleep(delay, signal).catch((reason: unknown) => {
    throw createAbortError(reason);
  });
}
