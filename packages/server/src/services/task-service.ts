import type { Principal } from '../auth/principal.ts';
import type { Database } from '../db/database.ts';
import { ApiError } from '../errors/api-error.ts';
import type { Page } from '../repositories/page.ts';
import {
  TaskRepository,
  type TaskFilter,
  type TaskOfWorker,
  type TaskRow,
} from '../repositories/task-repository.ts';
import { TurnRepository, type TurnRow, type TurnSummary } from '../repositories/turn-repository.ts';
import { checkCreator, checkVisible } from './worker-access.ts';
import type { WorkerService } from './worker-service.ts';

/** Reading and archiving tasks. Those of a deleted worker stay readable. */
export class TaskService {
  readonly #database: Database;
  readonly #tasks: TaskRepository;
  readonly #turns: TurnRepository;
  readonly #workers: WorkerService;

  constructor(database: Database, workers: WorkerService) {
    this.#database = database;
    this.#tasks = new TaskRepository(database);
    this.#turns = new TurnRepository(database);
    this.#workers = workers;
  }

  async list(principal: Principal, filter: TaskFilter, page: number): Promise<Page<TaskRow>> {
    if (filter.workerId !== undefined) await this.#workers.find(principal, filter.workerId);
    return this.#tasks.list(principal, filter, page);
  }

  /** @throws {ApiError} `not_found` or `forbidden`. */
  async find(principal: Principal, taskId: string): Promise<TaskOfWorker> {
    const found = await this.#tasks.find(taskId);
    if (found === undefined) throw new ApiError('not_found', `There is no task ${taskId}.`);
    await checkVisible(this.#database, found.worker, principal);
    return found;
  }

  /**
   * A task with its turns, in execution order.
   *
   * @throws {ApiError} `not_found` or `forbidden`.
   */
  async findWithTurns(
    principal: Principal,
    taskId: string,
  ): Promise<{ task: TaskRow; turns: TurnSummary[] }> {
    const rows = await this.#turns.listWithTask(taskId);
    const [first] = rows;
    if (first === undefined) throw new ApiError('not_found', `There is no task ${taskId}.`);
    await checkVisible(this.#database, first.worker, principal);
    return { task: first.task, turns: rows.map((row) => row.turn) };
  }

  /** The named task of a worker, or without a name the most recent one that is not archived. */
  async findOfWorker(
    principal: Principal,
    workerId: string,
    taskId: string | undefined,
  ): Promise<TaskRow | undefined> {
    if (taskId === undefined) return this.#tasks.findMostRecent(workerId);
    const { task } = await this.find(principal, taskId);
    if (task.workerId !== workerId) {
      throw new ApiError('forbidden', `The task ${taskId} belongs to another worker.`);
    }
    return task;
  }

  /** In execution order. */
  async listTurns(taskId: string, lastSeq?: number): Promise<TurnRow[]> {
    return this.#turns.listOfTask(taskId, lastSeq);
  }

  async findTurn(turnId: string): Promise<TurnRow | undefined> {
    return this.#turns.find(turnId);
  }

  async archive(principal: Principal, taskId: string): Promise<void> {
    const { worker } = await this.find(principal, taskId);
    checkCreator(worker, principal, 'archive its tasks');
    await this.#tasks.archive(taskId);
  }
}
