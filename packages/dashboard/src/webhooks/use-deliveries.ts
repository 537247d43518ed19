import { useHandinger, workersWebhooksListExecutionsQuery } from '@ramensoft/handinger-react';
import type { WebhookExecution } from '@ramensoft/handinger';
import { useQueries } from '@tanstack/react-query';
import { pagesOfRows, tasksPerPage as perPage } from '../tasks/pages-of-rows.ts';
import { useSettled } from '../tasks/use-settled.ts';

/** How often the rows in view are read again, in milliseconds. */
const interval = 4_000;

interface Deliveries {
  /** Undefined until the first answer. */
  readonly count: number | undefined;
  /** The attempt of a row, counted from 0; undefined while its page is not there. */
  readonly attemptAt: (row: number) => WebhookExecution | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** The attempts at deliveries of a worker by their row, newest first. Only pages in view are read, and read again while they are. */
export function useDeliveries(workerId: string, rows: { first: number; last: number }): Deliveries {
  const client = useHandinger();
  const wanted = useSettled(pagesOfRows(rows.first, rows.last).join(' '), 100);
  const pages = wanted.split(' ').map(Number);
  return useQueries({
    queries: pages.map((page) => ({
      ...workersWebhooksListExecutionsQuery(client, workerId, { page }),
      refetchInterval: interval,
    })),
    combine: (results) => ({
      count: results.find(({ data }) => data !== undefined)?.data?.totalCount,
      attemptAt: (row) => results[pages.indexOf(Math.floor(row / perPage) + 1)]?.data?.logs[row % perPage],
      error: results.find(({ error }) => error !== null)?.error ?? null,
      retry: () => results.forEach(({ isError, refetch }) => isError && void refetch()),
    }),
  });
}
