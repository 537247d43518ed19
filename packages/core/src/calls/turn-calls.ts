import type { DeadlineLimit } from '../errors/deadline-exceeded-error.ts';
import { NotFoundError } from '../errors/not-found-error.ts';
import type { Task, TaskStatus, Turn, Worker } from '../generated/types.gen.ts';
import { withOutput } from '../output/with-output.ts';
import { attachToTurn } from '../streaming/attach-to-turn.ts';
import type { TaskStream } from '../streaming/task-stream.ts';
import type { TaskPlace, TurnReader, WaitOptions } from '../tasks/task-handle.ts';
import { Call } from '../transport/call.ts';
import type { RequestOptions } from '../transport/request-options.ts';
import type { CallContext } from './call-context.ts';
import { createStreamContext } from './create-stream-context.ts';
import { createTaskApi } from './create-task-api.ts';

/** A turn on the server, as it was read. */
interface ReadTurn {
  readonly task: Task;
  readonly turn: Turn;
}

/** The calls on a turn that was started before. */
export class TurnCalls implements TurnReader {
  readonly #context: CallContext;

  constructor(context: CallContext) {
    this.#context = context;
  }

  async wait(place: TaskPlace, { timeout, ...options }: WaitOptions = {}): Promise<Worker> {
    const { deadline = this.#context.settings.deadline } = options;
    const limit = timeout !== undefined && timeout <= (deadline ?? timeout) ? 'timeout' : 'deadline';
    const limited = { ...options, deadline: limit === 'timeout' ? timeout : deadline };
    return this.#read('tasks.wait', place, limited, limit, async ({ task, turn }, call) => {
      const stream = this.#attach(call, { taskId: task.id, turnId: turn.id, workerId: task.workerId });
      return withOutput(await stream.finalWorker(), options.schema);
    });
  }

  stream(place: TaskPlace, options: RequestOptions = {}): TaskStream {
    const call = new Call('tasks.attach', this.#context.settings, options);
    return this.#attach(call, place);
  }

  async status(place: TaskPlace, options: RequestOptions = {}): Promise<TaskStatus> {
    return this.#read('tasks.status', place, options, 'deadline', ({ turn }) => turn.status);
  }

  /** Which worker a turn runs on. */
  async workerId(place: TaskPlace, options: RequestOptions = {}): Promise<string> {
    return this.#read('tasks.status', place, options, 'deadline', ({ task }) => task.workerId);
  }

  #attach(call: Call, { taskId, turnId, workerId, lastEventId }: TaskPlace): TaskStream {
    Object.assign(call.identity, { taskId, turnId });
    const context = createStreamContext(this.#context, call, { scope: 'turn', workerId });
    return attachToTurn(context, { taskId, turnId, workerId, lastEventId });
  }

  /** One call that reads the task, and works on the turn. */
  async #read<T>(
    operation: string,
    { taskId, turnId }: TaskPlace,
    options: RequestOptions,
    limit: DeadlineLimit,
    work: (found: ReadTurn, call: Call) => T | Promise<T>,
  ): Promise<T> {
    const call = new Call(operation, this.#context.settings, options, limit);
    Object.assign(call.identity, { taskId, turnId });
    try {
      const found = await createTaskApi(this.#context, call).findTask(taskId, {
        signal: call.options.signal ?? undefined,
        action: 'find',
      });
      const turn = turnId === undefined ? found?.turns.at(-1) : found?.turns.find(({ id }) => id === turnId);
      if (!found || !turn) throw notThere(found ? 'turn' : 'task');
      const result = await work({ task: found.task, turn }, call);
      call.end();
      return result;
    } catch (error) {
      throw call.fail(error);
    }
  }
}

/** Ids are not quoted: the error has them, without a key that somebody may have taken for one. */
function notThere(what: 'task' | 'turn'): NotFoundError {
  return new NotFoundError(404, undefined, `There is no such ${what}.`, new Headers(), { code: 'not_found' });
}
