import { and, asc, eq, getTableColumns, inArray, lte, sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { tasks, turns, workers } from '../db/schema.ts';
import type { TaskRow } from './task-repository.ts';
import type { WorkerOwner } from './worker-repository.ts';

export type TurnRow = typeof turns.$inferSelect;
export type NewTurn = typeof turns.$inferInsert;
export type TurnResult = Pick<
  TurnRow,
  | 'status'
  | 'completedAt'
  | 'durationMs'
  | 'credits'
  | 'inputTokens'
  | 'outputTokens'
  | 'outputText'
  | 'structuredOutput'
  | 'message'
  | 'sources'
  | 'files'
  | 'error'
>;

/** What the API shows of a turn. */
export type TurnSummary = Omit<
  TurnRow,
  'budget' | 'inputFiles' | 'message' | 'messageId' | 'requestHash' | 'sources'
>;

const {
  budget: _budget,
  inputFiles: _inputFiles,
  message: _message,
  messageId: _messageId,
  requestHash: _requestHash,
  sources: _sources,
  ...summary
} = getTableColumns(turns);

const owner = {
  id: workers.id,
  organizationId: workers.organizationId,
  userId: workers.userId,
  visibility: workers.visibility,
};

/** The query that is asked most: putting it together would take half as long again as running it. */
function prepareWithTask(database: Database) {
  return database
    .select({ task: tasks, worker: owner, turn: summary })
    .from(turns)
    .innerJoin(tasks, eq(tasks.id, turns.taskId))
    .innerJoin(workers, eq(workers.id, tasks.workerId))
    .where(eq(turns.taskId, sql.placeholder('taskId')))
    .orderBy(asc(turns.seq))
    .prepare('turns_with_task');
}

export class TurnRepository {
  readonly #database: Database;
  #withTask: ReturnType<typeof prepareWithTask> | undefined;

  constructor(database: Database) {
    this.#database = database;
  }

  /** A task with its turns in execution order and what decides about access, in one query; a task always has a turn. */
  async listWithTask(taskId: string): Promise<{ task: TaskRow; worker: WorkerOwner; turn: TurnSummary }[]> {
    this.#withTask ??= prepareWithTask(this.#database);
    return this.#withTask.execute({ taskId });
  }

  /** @returns undefined when a turn with that id exists already. */
  async insert(turn: NewTurn): Promise<TurnRow | undefined> {
    const [row] = await this.#database
      .insert(turns)
      .values(turn)
      .onConflictDoNothing({ target: turns.id })
      .returning();
    return row;
  }

  async find(id: string): Promise<TurnRow | undefined> {
    const [row] = await this.#database.select().from(turns).where(eq(turns.id, id));
    return row;
  }

  /** A task's turns in execution order, up to and with `lastSeq`. */
  async listOfTask(taskId: string, lastSeq = Number.MAX_SAFE_INTEGER): Promise<TurnRow[]> {
    return this.#database
      .select()
      .from(turns)
      .where(and(eq(turns.taskId, taskId), lte(turns.seq, Math.min(lastSeq, 2 ** 31 - 1))))
      .orderBy(asc(turns.seq));
  }

  async findNextPending(taskId: string): Promise<TurnRow | undefined> {
    const [row] = await this.#database
      .select()
      .from(turns)
      .where(and(eq(turns.taskId, taskId), eq(turns.status, 'pending')))
      .orderBy(asc(turns.seq))
      .limit(1);
    return row;
  }

  async markRunning(
    id: string,
    started: { startedAt: Date; inputFiles: TurnRow['inputFiles'] },
  ): Promise<TurnRow> {
    const [row] = await this.#database
      .update(turns)
      .set({ ...started, status: 'running' })
      .where(eq(turns.id, id))
      .returning();
    return row!;
  }

  async finish(id: string, result: TurnResult): Promise<TurnRow> {
    const [row] = await this.#database.update(turns).set(result).where(eq(turns.id, id)).returning();
    return row!;
  }

  /** Every turn that was not brought to its end, in the order of creation. */
  async listUnfinished(): Promise<TurnRow[]> {
    return this.#database
      .select()
      .from(turns)
      .where(inArray(turns.status, ['pending', 'running']))
      .orderBy(asc(turns.createdAt), asc(turns.seq));
  }
}
