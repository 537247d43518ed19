import type { Handinger } from '@ramensoft/handinger';
import type { QueryClient } from '@tanstack/react-query';
import { tasksRetrieveQuery, workersRetrieveQuery } from '../generated/queries.gen.ts';

/** Which task to prefetch. */
export interface PrefetchedTask {
  readonly taskId: string;
  /** Saves a request that waits for another: without it, the task is asked first whose it is. */
  readonly workerId?: string | undefined;
}

/**
 * Fetches what `useTask({ taskId })` shows: the task with its turns, and its messages. Never throws: what could not be fetched is
 * fetched by the browser.
 *
 * @example
 * ```tsx
 * const queryClient = new QueryClient();
 * await prefetchTask(queryClient, new Handinger(), { taskId });
 * return <HydrationBoundary state={dehydrate(queryClient)}><Conversation taskId={taskId} /></HydrationBoundary>;
 * ```
 */
export async function prefetchTask(
  queryClient: QueryClient,
  client: Handinger,
  { taskId, workerId }: PrefetchedTask,
): Promise<void> {
  const taskQuery = tasksRetrieveQuery(client, taskId);
  const prefetchMessages = async (id: string | undefined) => {
    if (id !== undefined) await queryClient.prefetchQuery(workersRetrieveQuery(client, id, { taskId }));
  };
  await Promise.all([queryClient.prefetchQuery(taskQuery), prefetchMessages(workerId)]);
  if (workerId === undefined) {
    await prefetchMessages(queryClient.getQueryData(taskQuery.queryKey)?.task.workerId);
  }
}
