import { WorkspacePathError } from '../agent/workspace-path-error.ts';
import type { WorkspaceFile } from '../agent/workspace.ts';
import type { Principal } from '../auth/principal.ts';
import type { Database } from '../db/database.ts';
import { ApiError } from '../errors/api-error.ts';
import type { WorkerFiles } from '../files/worker-files.ts';
import { TaskRepository } from '../repositories/task-repository.ts';
import type { WorkerService } from './worker-service.ts';

/** The files of a worker. */
export class FileService {
  readonly #tasks: TaskRepository;
  readonly #files: WorkerFiles;
  readonly #workers: WorkerService;

  constructor(database: Database, files: WorkerFiles, workers: WorkerService) {
    this.#tasks = new TaskRepository(database);
    this.#files = files;
    this.#workers = workers;
  }

  /**
   * A file by the path that its `url` has, `<task folder>/<path>`, or by its path alone in the worker's most recent task.
   *
   * @throws {ApiError} `not_found` for whatever is no file of this worker, a path that would leave its folder included.
   */
  async find(
    principal: Principal,
    workerId: string,
    path: string,
  ): Promise<WorkspaceFile & { absolutePath: string }> {
    await this.#workers.find(principal, workerId);
    const [folder = '', ...rest] = path.split('/');
    const named = rest.length === 0 ? undefined : await this.#tasks.findByFolder(workerId, folder);
    const task = named ?? (await this.#tasks.findMostRecent(workerId));
    if (task === undefined) throw new ApiError('not_found', 'The worker has no files yet.');
    const inTask = named === undefined ? path : rest.join('/');
    try {
      return await this.#files.workspace(workerId, task.folder).locate(inTask);
    } catch (error) {
      if (error instanceof WorkspacePathError) throw new ApiError('not_found', error.message);
      throw error;
    }
  }
}
