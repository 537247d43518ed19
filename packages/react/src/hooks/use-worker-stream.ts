import type { HandingerError } from '@ramensoft/handinger';
import type { TaskSnapshot } from '@ramensoft/handinger/follow';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { workersRetrieveQuery } from '../generated/queries.gen.ts';
import { useHandingerContext } from '../use-handinger-context.ts';
import { useLatest } from './use-latest.ts';
import { useTaskView } from './use-task-view.ts';
import type { TaskActions, UseTaskOptions } from './use-task.ts';

/** Options of {@link useWorkerStream}. All may be new at each render. */
export interface UseWorkerStreamOptions extends Pick<
  UseTaskOptions,
  'taskId' | 'throttleMs' | 'onChunk' | 'onError' | 'onFinish'
> {
  /** False reads and shows nothing. Default true. */
  readonly enabled?: boolean | undefined;
}

/** What {@link useWorkerStream} gives. */
export interface UseWorkerStreamResult extends TaskSnapshot, Pick<TaskActions, 'retry' | 'detach'> {
  /** The task that is shown; undefined while it is looked for, and where the worker has none. */
  readonly taskId: string | undefined;
}

/**
 * What a worker does: the stored messages of a task, then live ones, over drops, sleeping tabs and the back/forward cache. Without a
 * `taskId` it is the worker's most recent task, and a newer one as soon as it is known: after a submission in this page, when the
 * page is shown again or the network comes back, or when `handingerKey('workers.retrieve', workerId)` is invalidated.
 *
 * @throws {HandingerError} `missing_provider`
 *
 * @example
 * ```tsx
 * const { messages, status, connection } = useWorkerStream(workerId);
 * ```
 */
export function useWorkerStream(
  workerId: string | undefined,
  options: UseWorkerStreamOptions = {},
): UseWorkerStreamResult {
  const { client, queryClient, stores } = useHandingerContext();
  const { taskId: given, enabled = true } = options;
  const query = workersRetrieveQuery(client, workerId);
  const isSearched = enabled && query.enabled && !given;
  const newest = useQuery({ ...query, enabled: isSearched }, queryClient);
  const found = isSearched ? newest.data?.metadata['taskId'] : given;
  const taskId = enabled && typeof found === 'string' ? found : undefined;
  const store = taskId === undefined ? undefined : stores.get(taskId, workerId);
  const [snapshot] = useTaskView(store, options);

  const latest = useLatest({ store, newest });
  const [actions] = useState(() => ({
    retry: async () => {
      const { store, newest } = latest.current;
      return store ? store.retry() : (await newest.refetch()).isSuccess;
    },
    detach: () => latest.current.store?.detach(),
  }));
  const isLoading = snapshot.isLoading || newest.isLoading;
  const error = snapshot.error ?? (newest.error as HandingerError | null) ?? undefined;
  const status = store || !newest.error ? snapshot.status : 'error';
  return { ...snapshot, ...actions, status, isLoading, error, taskId };
}
