import type { WorkerTemplate } from '@ramensoft/handinger';
import { useWorkers } from '@ramensoft/handinger-react';
import { useEffect, useMemo } from 'react';
import { matchesSearch } from './matches-search.ts';

export interface AllWorkers {
  /** The workers that match, of those that are loaded, newest first. */
  workers: WorkerTemplate[];
  /** How many there are on the server; undefined until the first page is there. */
  totalCount: number | undefined;
  loadedCount: number;
  isLoadingMore: boolean;
  error: Error | null;
  loadMore: () => void;
  retry: () => void;
}

/**
 * The workers, a page at a time. The API has no search: while there is one, the further pages are read too, one after the
 * other, so that nothing is missed that is only further down.
 */
export function useAllWorkers(search: string): AllWorkers {
  const { data, error, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage, refetch } =
    useWorkers();
  const searching = search.trim() !== '';

  useEffect(() => {
    if (searching && hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [searching, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);

  const loaded = useMemo(() => data?.pages.flatMap((page) => page.workers) ?? [], [data]);
  const workers = useMemo(() => loaded.filter((worker) => matchesSearch(worker, search)), [loaded, search]);
  return {
    workers,
    totalCount: data?.pages.at(-1)?.totalCount,
    loadedCount: loaded.length,
    isLoadingMore: isFetchingNextPage,
    error,
    loadMore: () => {
      if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
    },
    retry: () => void (isFetchNextPageError ? fetchNextPage() : refetch()),
  };
}
