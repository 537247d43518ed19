import { tasksListQuery, useHandinger } from '@ramensoft/handinger-react';
import { useQueries } from '@tanstack/react-query';
import type { Task } from '@ramensoft/handinger';
import { pagesOfRows, tasksPerPage } from './pages-of-rows.ts';
import type { TaskFilter } from './task-filter.ts';
import { useSettled } from './use-settled.ts';

/** How often the rows in view are read again, in milliseconds: while one of them runs, and otherwise. */
const intervals = { active: 2_500, idle: 15_000 } as const;

interface TaskPages {
  /** Undefined until the first answer. */
  readonly count: number | undefined;
  /** The task of a row, counted from 0; undefined while its page is not there. */
  readonly taskAt: (row: number) => Task | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
}

/**
 * The tasks of a worker by their row. Only the pages in view are read, however many there are, and read again while they are
 * in view: tasks start and end elsewhere too.
 */
export function useTaskPages(
  workerId: string,
  filter: TaskFilter,
  rows: { first: number; last: number },
): TaskPages {
  const client = useHandinger();
  const wanted = useSettled(pagesOfRows(rows.first, rows.last).join(' '), 100);
  const pages = wanted.split(' ').map(Number);
  return useQueries({
    queries: pages.map((page) => ({
      ...tasksListQuery(client, { workerId, ...filter, page }),
      refetchInterval: ({ state }: { state: { data?: { tasks: readonly Task[] } | undefined } }) =>
        state.data?.tasks.some(isActive) ? intervals.active : intervals.idle,
    })),
    combine: (results) => ({
      count: results.find(({ data }) => data !== undefined)?.data?.totalCount,
      taskAt: (row) => {
        const page = Math.floor(row / tasksPerPage) + 1;
        return results[pages.indexOf(page)]?.data?.tasks[row % tasksPerPage];
      },
      error: results.find(({ error }) => error !== null)?.error ?? null,
      retry: () => results.forEach(({ isError, refetch }) => isError && void refetch()),
    }),
  });
}

function isActive({ status }: Task): boolean {
  return status === 'pending' || status === 'running';
}
