import type { Principal } from '../auth/principal.ts';
import type { Database } from '../db/database.ts';
import type { Upload } from '../files/upload.ts';
import type { WorkerFiles } from '../files/worker-files.ts';
import { newId } from '../new-id.ts';
import { IdempotencyRepository } from '../repositories/idempotency-repository.ts';
import { TaskRepository, type TaskRow } from '../repositories/task-repository.ts';
import { TurnRepository, type NewTurn, type TurnRow } from '../repositories/turn-repository.ts';
import { WorkerRepository, type WorkerRow } from '../repositories/worker-repository.ts';
import { findTurnTarget, type TurnTarget } from './find-turn-target.ts';
import { earlierResult, IdempotencyKeyTaken, type IdempotentRequest } from './idempotent-request.ts';
import { newTask } from './new-task.ts';
import { checkVisible } from './worker-access.ts';
import { workerForInput } from './worker-service.ts';

export interface TurnDraft {
  readonly input: string;
  readonly budget?: TurnRow['budget'] | undefined;
  readonly taskId?: string | undefined;
  readonly workerId?: string | undefined;
  readonly uploads: readonly Upload[];
}

export interface StartedTurn {
  readonly worker: WorkerRow;
  readonly task: TaskRow;
  readonly turn: TurnRow;
  /** An earlier request with the same `Idempotency-Key` started it. */
  readonly isRepeated: boolean;
}

/** Between looking and writing, another request made a task with this id. */
class TaskIdTaken extends Error {
  override readonly name = 'TaskIdTaken';
}

/**
 * Stores a new turn together with whatever it needs that is not there yet, in one transaction. The first turn of a task is
 * `running` from the beginning, since nothing can be before it; any other is `pending` until its turn comes.
 *
 * @throws {ApiError} as the contract of `POST /api/tasks` says.
 */
export class StartTurn {
  readonly #database: Database;
  readonly #files: WorkerFiles;

  constructor(database: Database, files: WorkerFiles) {
    this.#database = database;
    this.#files = files;
  }

  async start(
    principal: Principal,
    draft: TurnDraft,
    idempotent: IdempotentRequest | undefined,
  ): Promise<StartedTurn> {
    const earlier = await this.#findEarlier(principal, idempotent);
    if (earlier !== undefined) return earlier;
    const target = await findTurnTarget(this.#database, principal, draft);
    const turnId = newId('trn');
    const inputFiles = await this.#files.stage(turnId, draft.uploads);
    const turn = {
      id: turnId,
      input: draft.input,
      budget: draft.budget ?? ('standard' as const),
      inputFiles,
    };
    try {
      return await this.#store(principal, target, draft, turn, idempotent);
    } catch (error) {
      await this.#files.discard(turnId);
      const isOvertaken = error instanceof IdempotencyKeyTaken || error instanceof TaskIdTaken;
      if (isOvertaken) return this.start(principal, draft, idempotent);
      throw error;
    }
  }

  async #findEarlier(
    principal: Principal,
    idempotent: IdempotentRequest | undefined,
  ): Promise<StartedTurn | undefined> {
    if (idempotent === undefined) return undefined;
    const turnId = await earlierResult(new IdempotencyRepository(this.#database), idempotent);
    if (turnId === undefined) return undefined;
    const turn = await new TurnRepository(this.#database).find(turnId);
    const found = turn && (await new TaskRepository(this.#database).find(turn.taskId));
    if (found === undefined)
      throw new Error(`The Idempotency-Key names turn ${turnId}, which is not stored.`);
    await checkVisible(this.#database, found.worker, principal);
    return { worker: found.worker, task: found.task, turn: turn!, isRepeated: true };
  }

  async #store(
    principal: Principal,
    target: TurnTarget,
    draft: TurnDraft,
    turn: Pick<NewTurn, 'id' | 'input' | 'budget' | 'inputFiles'>,
    idempotent: IdempotentRequest | undefined,
  ): Promise<StartedTurn> {
    return this.#database.transaction(async (transaction) => {
      const keys = new IdempotencyRepository(transaction);
      if (idempotent !== undefined && !(await keys.claim({ ...idempotent, resultId: turn.id }))) {
        throw new IdempotencyKeyTaken();
      }
      const worker =
        target.worker ??
        (await new WorkerRepository(transaction).insert(workerForInput(principal, draft.input)));
      const tasks = new TaskRepository(transaction);
      const task =
        target.task === undefined
          ? await tasks.insert(newTask(principal, worker, draft))
          : await tasks.addTurn(target.task.id);
      if (task === undefined) throw new TaskIdTaken();
      const stored = await new TurnRepository(transaction).insert({
        ...turn,
        taskId: task.id,
        seq: task.turnCount - 1,
        messageId: newId('msg'),
        ...(target.task === undefined ? { status: 'running', startedAt: new Date() } : { status: 'pending' }),
      });
      return { worker, task, turn: stored, isRepeated: false };
    });
  }
}
