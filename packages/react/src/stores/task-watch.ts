import type { Handinger, HandingerError, TaskWithTurns, Worker } from '@ramensoft/handinger';
import type { TaskSource, TaskSourceEvents } from '@ramensoft/handinger/follow';
import { QueryObserver, type QueryClient, type QueryObserverOptions } from '@tanstack/react-query';
import { handingerKey, tasksRetrieveQuery, workersRetrieveQuery } from '../generated/queries.gen.ts';
import { changeById } from '../queries/change-by-id.ts';

/** How often a task is read that can't be streamed, in milliseconds: each pause is half as long again as the one before. */
const firstPause = 1_000;
const longestPause = 5_000;
/** In a page that nobody sees. */
const hiddenPause = 30_000;

/** What a watch is given. */
export interface TaskWatchOptions extends TaskSourceEvents {
  readonly client: Handinger;
  readonly queryClient: QueryClient;
  readonly taskId: string;
  readonly isKnown: boolean;
  /** It is not of the worker that it is said to be of: then nothing is shown but what the server says to that. */
  readonly isStrange: boolean;
}

/**
 * What the cache holds of one task, the same that the query hooks show. The task is read to begin with, where what is there is
 * stale; whenever react-query would read it again (focus, network, invalidation); and now and then while it is behind.
 */
export class TaskWatch implements TaskSource {
  readonly #options: TaskWatchOptions;
  isKnown: boolean;
  #taskError: HandingerError | undefined;
  #workerError: HandingerError | undefined;
  #workerId: string | undefined;
  #observer: QueryObserver<TaskWithTurns> | undefined;
  #unsubscribe: (() => void) | undefined;
  #isFetching = false;
  #isBehind = false;
  #looks = 0;

  constructor(options: TaskWatchOptions) {
    this.#options = options;
    this.isKnown = options.isKnown;
  }

  get error(): HandingerError | undefined {
    return this.#taskError ?? this.#workerError;
  }

  get isOn(): boolean {
    return this.#unsubscribe !== undefined;
  }

  get workerId(): string | undefined {
    return this.task?.task.workerId ?? this.#workerId;
  }

  set workerId(workerId: string | undefined) {
    this.#workerId = workerId;
  }

  get task(): TaskWithTurns | undefined {
    const { client, queryClient, taskId, isStrange } = this.#options;
    return isStrange ? undefined : queryClient.getQueryData(tasksRetrieveQuery(client, taskId).queryKey);
  }

  get worker(): Worker | undefined {
    const worker = this.#options.queryClient.getQueryData(this.#workerQuery.queryKey);
    const last = this.task?.turns.at(-1);
    const { turnId, turnStatus } = worker?.metadata ?? {};
    return turnId === last?.id && turnStatus === last?.status ? worker : undefined;
  }

  start(): void {
    const observer = (this.#observer ??= new QueryObserver(this.#options.queryClient, this.#query));
    this.#unsubscribe = observer.subscribe(({ data, error, isFetching }) => {
      if (isFetching) return;
      this.#looks += 1;
      const before = this.#taskError;
      this.#taskError = ((!data && error) || undefined) as HandingerError | undefined;
      this.#tell(before, this.#taskError);
      this.#options.onChange();
    });
    if (this.#options.isStrange) void this.fetchWorker();
    // The page may have been given it since the store was made.
    this.#options.onChange();
  }

  stop(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  async look(): Promise<void> {
    this.#workerError = undefined;
    if (this.#options.isStrange) await this.fetchWorker();
    else if (this.isKnown) await this.#observer?.refetch();
  }

  async fetchWorker(): Promise<void> {
    const before = this.#workerError;
    if (!this.isOn || this.#isFetching || isRefusal(before)) return;
    this.#isFetching = true;
    let worker: Worker | undefined;
    try {
      worker = await this.#options.queryClient.fetchQuery(this.#workerQuery);
      this.#workerError = undefined;
    } catch (error) {
      this.#workerError = error as HandingerError;
    }
    this.#isFetching = false;
    this.#tell(before, this.#workerError);
    this.#options.onChange(worker);
  }

  begin(): void {
    // Looked for before it was there.
    if (this.isKnown && !this.task) void this.look();
    this.isKnown = true;
    this.#observer?.setOptions(this.#query);
    this.#touch();
  }

  finish(worker: Worker): TaskWithTurns {
    const { queryClient } = this.#options;
    const found = this.task as TaskWithTurns;
    queryClient.setQueryData(this.#workerQuery.queryKey, worker);
    changeById(queryClient, handingerKey('tasks.list'), found.task.id, () => found.task);
    this.#touch();
    return found;
  }

  refresh(): void {
    const isBehind = this.#options.isBehind() && !isRefusal(this.error);
    if (isBehind === this.#isBehind) return;
    this.#isBehind = isBehind;
    this.#looks = 0;
    this.#observer?.setOptions(this.#query);
  }

  /** Each time that it begins to go wrong, and not at every try. */
  #tell(before: HandingerError | undefined, error: HandingerError | undefined): void {
    if (error && !before) this.#options.onError(error);
  }

  /** What else a turn changes is asked for again where it is shown. */
  #touch(): void {
    const keys = [
      handingerKey('tasks.list'),
      handingerKey('workers.list'),
      handingerKey('workers.retrieve', this.workerId),
      handingerKey('usage'),
    ];
    for (const queryKey of keys) void this.#options.queryClient.invalidateQueries({ queryKey });
  }

  get #query(): QueryObserverOptions<TaskWithTurns> {
    const { client, taskId, isStrange } = this.#options;
    return {
      ...tasksRetrieveQuery(client, taskId),
      enabled: this.isKnown && !isStrange,
      refetchInterval: this.#isBehind && this.#pause,
      refetchIntervalInBackground: true,
    };
  }

  get #workerQuery(): ReturnType<typeof workersRetrieveQuery> {
    const { client, taskId } = this.#options;
    return workersRetrieveQuery(client, this.workerId, { taskId });
  }

  readonly #pause = (): number =>
    globalThis.document?.visibilityState === 'hidden'
      ? hiddenPause
      : Math.min(firstPause * 1.5 ** this.#looks, longestPause);
}

/** Whether the server would say the same again. */
function isRefusal(error: HandingerError | undefined): boolean {
  const { status = 500 } = (error ?? {}) as { readonly status?: number };
  return status < 500;
}
