import { retryDelay } from '../async/retry-delay.ts';
import { sleep } from '../async/sleep.ts';
import { HandingerError } from '../errors/handinger-error.ts';
import type { TaskStatus, Turn, Worker } from '../generated/types.gen.ts';
import type { FoundTask, LookOptions } from '../tasks/task-api.ts';
import type { StreamContext } from './stream-context.ts';
import type { StreamWait } from './stream-wait.ts';
import { workerOfTurn } from './worker-of-turn.ts';

/** A turn that is over, and the state of the worker at its end. */
export interface FinishedTurn {
  readonly turn: Turn;
  readonly worker: Worker;
}

const isOver = (status: TaskStatus): boolean => status !== 'pending' && status !== 'running';

/** Where a turn is looked for. */
export interface PollTarget {
  /** Undefined: the most recent task of the worker. */
  readonly taskId: string | undefined;
  readonly workerId: string | undefined;
  /** Undefined: the last turn of the task. */
  readonly turnId: string | undefined;
  /** Whether the server has said that the turn has this id; one that does not keep the ids that it is sent gives another. */
  readonly isTurnKnown: boolean;
}

/** Reads a task, from every 0.5 s to every 8 s, until a turn of it is over. */
export async function pollTurn(
  context: StreamContext,
  target: PollTarget,
  wait: StreamWait,
): Promise<FinishedTurn> {
  const look: LookOptions = { signal: wait.signal, action: 'poll' };
  for (let polls = 0; ; polls += 1) {
    const found = await findTurn(context, target, wait, look);
    const { task, turn } = found;
    if (isOver(turn.status) && (context.scope === 'turn' || isOver(task.status))) {
      const worker = await wait.for(context.api.findWorker(task.workerId, task.id, look));
      if (!worker) throw absent('The worker');
      return { turn, worker: workerOfTurn(worker, turn) };
    }
    await wait.for(sleep(retryDelay(polls) ?? 0, wait.signal));
  }
}

/** One look at the task and its turn. */
export async function findTurn(
  { api }: StreamContext,
  { taskId: givenId, workerId, turnId, isTurnKnown }: PollTarget,
  wait: StreamWait,
  look: LookOptions,
): Promise<{ readonly task: FoundTask['task']; readonly turn: Turn }> {
  let taskId: unknown = givenId;
  if (taskId === undefined && workerId !== undefined) {
    taskId = (await wait.for(api.findWorker(workerId, undefined, look)))?.metadata['taskId'];
  }
  const found = typeof taskId === 'string' ? await wait.for(api.findTask(taskId, look)) : undefined;
  if (!found) throw absent('The task');
  const last = found.turns.at(-1);
  const own = found.turns.find(({ id }) => id === turnId);
  // The only one is it whatever its id; of several, the last may be somebody else's.
  const turn = own ?? (turnId === undefined || (!isTurnKnown && found.turns.length === 1) ? last : undefined);
  if (!turn) throw absent('The turn');
  return { task: found.task, turn };
}

/** Ids are not quoted: the error has them, without the key that a server may echo in them. */
function absent(what: string): HandingerError {
  return new HandingerError(`${what} is not there any more.`, { code: 'task_gone' });
}
