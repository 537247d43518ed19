import type { Handinger, TaskChunk } from '@ramensoft/handinger';
import type { FinishedTurn, TaskStore } from '@ramensoft/handinger/follow';
import { QueryClient } from '@tanstack/react-query';
import { taskStoresOf } from '../stores/task-stores.ts';

/** A store, and what somebody who listens to it was told. */
export interface FollowedTask {
  readonly store: TaskStore;
  readonly queryClient: QueryClient;
  readonly finished: FinishedTurn[];
  readonly errors: string[];
  readonly chunks: TaskChunk[];
  /** Each once, in order. */
  readonly statuses: string[];
  leave(): void;
}

/** Listens to a task. @param given a store that is there already, or a task that is new */
export function followTask(
  client: Handinger,
  taskId: string,
  given: {
    readonly workerId?: string;
    readonly store?: TaskStore;
    readonly queryClient?: QueryClient;
    readonly isNew?: boolean;
  } = {},
): FollowedTask {
  const { queryClient = new QueryClient(), isNew = false } = given;
  const store = given.store ?? taskStoresOf(queryClient, client).get(taskId, given.workerId, isNew);
  const finished: FinishedTurn[] = [];
  const errors: string[] = [];
  const chunks: TaskChunk[] = [];
  const statuses: string[] = [];
  const leave = store.subscribe({
    onChange: () => {
      const { status } = store.getSnapshot();
      if (statuses.at(-1) !== status) statuses.push(status);
    },
    onChunk: (chunk) => chunks.push(chunk),
    onFinish: (turn) => finished.push(turn),
    onError: ({ message }) => errors.push(message),
  });
  return { store, queryClient, finished, errors, chunks, statuses, leave };
}
