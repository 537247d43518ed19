import type { Handinger } from '@ramensoft/handinger';
import type { QueryClient } from '@tanstack/react-query';
import {
  tasksListInfiniteQuery,
  workersRetrieveQuery,
  workersRetrieveTemplateQuery,
} from '../generated/queries.gen.ts';

/** Which worker to prefetch. */
export interface PrefetchedWorker {
  readonly workerId: string;
}

/**
 * Fetches what a worker's page shows: `useWorkerTemplate(workerId)`, `useWorker(workerId)` and the first page of
 * `useTasks({ workerId })`. Never throws: what could not be fetched is fetched by the browser.
 */
export async function prefetchWorker(
  queryClient: QueryClient,
  client: Handinger,
  { workerId }: PrefetchedWorker,
): Promise<void> {
  await Promise.all([
    queryClient.prefetchQuery(workersRetrieveTemplateQuery(client, workerId)),
    queryClient.prefetchQuery(workersRetrieveQuery(client, workerId)),
    queryClient.prefetchInfiniteQuery(tasksListInfiniteQuery(client, { workerId })),
  ]);
}
