import type { Handinger } from '@ramensoft/handinger';
import { TaskStore } from '@ramensoft/handinger/follow';
import type { QueryClient } from '@tanstack/react-query';
import { tasksRetrieveQuery } from '../generated/queries.gen.ts';
import { TaskWatch } from './task-watch.ts';

/** How long a task that nobody shows is remembered, in milliseconds. */
const kept = 5 * 60_000;

const all = new WeakMap<QueryClient, WeakMap<Handinger, TaskStores>>();

/**
 * The stores of all tasks: one for each, whoever asks for it. Only who asks for it as the task of another worker than it is of gets
 * one that tells what the server says to that.
 */
export class TaskStores {
  readonly #queryClient: QueryClient;
  readonly #client: Handinger;
  readonly #stores = new Map<string, TaskStore>();

  constructor(queryClient: QueryClient, client: Handinger) {
    this.#queryClient = queryClient;
    this.#client = client;
  }

  /**
   * @param workerId the worker that the task is said to be of
   * @param isNew the id was made up just now: the server has nothing of it
   */
  get(taskId: string, workerId: string | undefined, isNew = false): TaskStore {
    const [client, queryClient] = [this.#client, this.#queryClient];
    const owner = queryClient.getQueryData(tasksRetrieveQuery(client, taskId).queryKey)?.task.workerId;
    const isStrange = owner !== undefined && workerId !== undefined && workerId !== owner;
    const key = isStrange ? `${taskId} ${workerId}` : taskId;
    const store =
      this.#stores.get(key) ??
      new TaskStore(
        taskId,
        client,
        (events) => new TaskWatch({ ...events, client, queryClient, taskId, isKnown: !isNew, isStrange }),
      );
    store.workerId = workerId;
    // A server renders once, and its memory is not the user's.
    if (typeof window !== 'undefined' && !this.#stores.has(key)) {
      this.#stores.set(key, store);
      this.#dropWhenUnused(key, store);
    }
    return store;
  }

  #dropWhenUnused(key: string, store: TaskStore): void {
    const timer = setTimeout(() => {
      if (store.isWatched) this.#dropWhenUnused(key, store);
      else this.#stores.delete(key);
    }, kept);
    // A process of Node must not wait for it.
    (timer as { unref?: () => void }).unref?.();
  }
}

/** The stores of a cache and a client, the same for as long as both live. */
export function taskStoresOf(queryClient: QueryClient, client: Handinger): TaskStores {
  let ofCache = all.get(queryClient);
  if (!ofCache) all.set(queryClient, (ofCache = new WeakMap()));
  let stores = ofCache.get(client);
  if (!stores) ofCache.set(client, (stores = new TaskStores(queryClient, client)));
  return stores;
}
