import type { Webhook, WorkerSchedule, WorkerTemplate } from '../generated/types.gen.ts';
import { newId } from '../tasks/new-id.ts';
import { FakeError } from './fake-error.ts';
import type { StoredTask } from './stored-task.ts';

/** All that the fake server remembers. */
export class FakeStore {
  /** The base of the addresses in answers, without a slash at its end. */
  readonly baseURL: string;
  readonly workers = new Map<string, WorkerTemplate>();
  readonly deletedWorkers = new Set<string>();
  readonly tasks = new Map<string, StoredTask>();
  readonly schedules = new Map<string, WorkerSchedule[]>();
  readonly cancelledSchedules = new Set<string>();
  readonly webhooks = new Map<string, Webhook>();
  /** What the first request with an `Idempotency-Key` was, and the id of what it made. */
  readonly keys = new Map<string, { readonly request: string; readonly id: string }>();

  constructor(baseURL: string) {
    this.baseURL = baseURL;
  }

  /** @throws {FakeError} `not_found`, also for a deleted worker */
  worker(workerId = ''): WorkerTemplate {
    const worker = this.workers.get(workerId);
    if (worker && !this.deletedWorkers.has(workerId)) return worker;
    const was = worker ? `The worker ${workerId} was deleted.` : `There is no worker ${workerId}.`;
    throw new FakeError('not_found', was);
  }

  /** @throws {FakeError} `not_found` */
  task(taskId = ''): StoredTask {
    const task = this.tasks.get(taskId);
    if (!task) throw new FakeError('not_found', `There is no task ${taskId}.`);
    return task;
  }

  /** The named task of a worker, or without a name its most recent one that is not archived. */
  taskOfWorker(workerId: string, taskId: string | null | undefined): StoredTask | undefined {
    if (taskId === null || taskId === undefined) {
      return [...this.tasks.values()].findLast((task) => task.workerId === workerId && !task.archived);
    }
    const task = this.task(taskId);
    if (task.workerId === workerId) return task;
    throw new FakeError('forbidden', `The task ${taskId} belongs to another worker.`);
  }

  addWorker(fields: Partial<WorkerTemplate>): WorkerTemplate {
    const id = fields.id ?? newId('wrk_');
    const now = new Date().toISOString();
    const worker: WorkerTemplate = {
      id,
      createdAt: now,
      instructions: '',
      organizationId: 'org_fake',
      outputSchema: null,
      summary: '',
      title: 'Lucky Beagle',
      updatedAt: now,
      url: `${this.baseURL}/workers/${id}`,
      userId: 'usr_fake',
      visibility: 'public',
      ...fields,
    };
    this.workers.set(id, worker);
    return worker;
  }

  fileUrl({ id, workerId }: StoredTask, path: string): string {
    const encoded = path.split('/').map(encodeURIComponent).join('/');
    return `${this.baseURL}/api/workers/${workerId}/files/${encodeURIComponent(id)}/${encoded}`;
  }

  /**
   * What an earlier request with the same key made; undefined when the key is new.
   *
   * @throws {FakeError} `idempotency_conflict` when that was another request
   */
  earlier(key: string | null, request: string): string | undefined {
    const earlier = key === null ? undefined : this.keys.get(key);
    if (earlier === undefined || earlier.request === request) return earlier?.id;
    throw new FakeError(
      'idempotency_conflict',
      'This Idempotency-Key was used with another request in the last 24 hours. Use a new key for a new request.',
    );
  }

  clear(): void {
    for (const map of [
      this.workers,
      this.deletedWorkers,
      this.tasks,
      this.schedules,
      this.cancelledSchedules,
      this.webhooks,
      this.keys,
    ]) {
      map.clear();
    }
  }
}
