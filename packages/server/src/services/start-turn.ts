import type { Principal } from '../auth/principal.ts';
import type { Database } from '../db/database.ts';
import { ApiError } from '../errors/api-error.ts';
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
  /** Without a `taskId`, it goes on with the worker's most recent task, where there is one. */
  readonly isContinued?: boolean;
  /** The id that the caller gave the turn. */
  readonly turnId?: string | undefined;
  readonly uploads: readonly Upload[];
  /** SHA-256 of the input, the budget and the uploads. */
  readonly requestHash: string;
}

export interface StartedTurn {
  readonly worker: WorkerRow;
  readonly task: TaskRow;
  readonly turn: TurnRow;
  /** An earlier request with the same `Idempotency-Key` or turn id started it. */
  readonly isRepeated: boolean;
}

/** Between looking and writing, another request made a task or a turn with this id. */
class IdTaken extends Error {
  override readonly name = 'IdTaken';
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
    const earlier = await this.#findEarlier(principal, draft, idempotent);
    if (earlier !== undefined) return earlier;
    const target = await findTurnTarget(this.#database, principal, draft);
    const messageId = newId('msg');
    const inputFiles = await this.#files.stage(messageId, draft.uploads);
    const turn = {
      id: draft.turnId ?? newId('trn'),
      input: draft.input,
      budget: draft.budget ?? ('standard' as const),
      inputFiles,
      messageId,
      requestHash: draft.requestHash,
    };
    try {
      return await this.#store(principal, target, draft, turn, idempotent);
    } catch (error) {
      await this.#files.discard(messageId);
      const isOvertaken = error instanceof IdempotencyKeyTaken || error instanceof IdTaken;
      if (isOvertaken) return this.start(principal, draft, idempotent);
      throw error;
    }
  }

  /** The turn that the same request started earlier: by its key, or else by its turn id, which lasts longer. */
  async #findEarlier(
    principal: Principal,
    draft: TurnDraft,
    idempotent: IdempotentRequest | undefined,
  ): Promise<StartedTurn | undefined> {
    const keys = new IdempotencyRepository(this.#database);
    const keyed = idempotent && (await earlierResult(keys, idempotent));
    const turnId = keyed ?? draft.turnId;
    const turn = turnId === undefined ? undefined : await new TurnRepository(this.#database).find(turnId);
    if (turn === undefined) {
      if (keyed !== undefined)
        throw new Error(`The Idempotency-Key names turn ${keyed}, which is not stored.`);
      return undefined;
    }
    const found = await new TaskRepository(this.#database).find(turn.taskId);
    if (found === undefined) throw new Error(`Turn ${turn.id} has no task.`);
    if (keyed === undefined) checkSameRequest(principal, draft, turn, found.task);
    await checkVisible(this.#database, found.worker, principal);
    // From now on the key stands for this turn; one that another request took just now says whether that was the same.
    const isKeyLost =
      keyed === undefined && idempotent && !(await keys.claim({ ...idempotent, resultId: turn.id }));
    if (isKeyLost === true) return this.#findEarlier(principal, draft, idempotent);
    return { worker: found.worker, task: found.task, turn, isRepeated: true };
  }

  async #store(
    principal: Principal,
    target: TurnTarget,
    draft: TurnDraft,
    turn: Omit<NewTurn, 'taskId' | 'workerId' | 'seq' | 'status'>,
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
      if (task === undefined) throw new IdTaken();
      const stored = await new TurnRepository(transaction).insert({
        ...turn,
        taskId: task.id,
        workerId: worker.id,
        seq: task.turnCount - 1,
        ...(target.task === undefined ? { status: 'running', startedAt: new Date() } : { status: 'pending' }),
      });
      if (stored === undefined) throw new IdTaken();
      return { worker, task, turn: stored, isRepeated: false };
    });
  }
}

/** A turn id stands for one request, in all organizations; of another one's turn it says no more than that it is taken. */
function checkSameRequest(principal: Principal, draft: TurnDraft, turn: TurnRow, task: TaskRow): void {
  const { taskId = task.id, workerId = task.workerId } = draft;
  const isSame =
    task.organizationId === principal.organizationId &&
    task.id === taskId &&
    task.workerId === workerId &&
    turn.requestHash === draft.requestHash;
  if (!isSame) {
    throw new ApiError(
      'idempotency_conflict',
      'This turnId belongs to another request. Use a new id for a new turn.',
    );
  }
}
