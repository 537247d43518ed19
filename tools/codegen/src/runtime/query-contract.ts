import type { PagePromise } from '@ramensoft/handinger';
import type { DataTag, InfiniteData } from '@tanstack/react-query';

/** An id that may not be known yet: a query without it waits, and sends nothing. */
export type Id = string | null | undefined;

type Call = (...given: never[]) => unknown;

/** What a call is given at a position: its parameters, without those that would make it a stream. */
export type Params<C extends Call, Index extends number> = Omit<NonNullable<Parameters<C>[Index]>, 'stream'>;

/** Parameters of a list that is asked for page by page. */
export type WithoutPage<P> = Omit<P, 'page'> & { readonly page?: never };

/** What a call answers, as plain JSON: a page without the way to the next one, and no stream. */
export type Answer<C extends Call> =
  ReturnType<C> extends PagePromise<infer List, infer _>
    ? List
    : Exclude<Awaited<ReturnType<C>>, AsyncIterable<unknown>>;

/** What a request is sent with. */
export interface Sent {
  readonly signal: AbortSignal;
}

/** As much of a query in the cache as is looked at. */
export interface Fetched {
  readonly state: { readonly dataUpdatedAt: number; readonly isInvalidated: boolean };
}

/** Options of one query, for `useQuery`, `useQueries`, `prefetchQuery`, `ensureQueryData` and their like. */
export interface Query<Data> {
  /** Typed, so that `getQueryData` of it is. */
  readonly queryKey: DataTag<readonly unknown[], Data>;
  readonly queryFn: (context: Sent) => Promise<Data>;
  /** False while an id or a required parameter is missing. */
  readonly enabled: boolean;
  /** The client has tried again already, where that is safe. */
  readonly retry: false;
  /** False for what was fetched a moment ago: a page made on a server brings it along. */
  readonly refetchOnMount: (query: Fetched) => boolean;
}

/** Options of a query for the pages of a list, for `useInfiniteQuery`, `prefetchInfiniteQuery` and their like. */
export interface InfiniteQuery<Page> {
  readonly queryKey: DataTag<readonly unknown[], InfiniteData<Page, number>>;
  readonly queryFn: (context: Sent & { readonly pageParam: number }) => Promise<Page>;
  readonly initialPageParam: number;
  readonly getNextPageParam: (page: Page, pages: Page[], number: number) => number | undefined;
  readonly getPreviousPageParam: (page: Page, pages: Page[], number: number) => number | undefined;
  readonly select: (data: InfiniteData<Page, number>) => InfiniteData<Page, number>;
  readonly enabled: boolean;
  readonly retry: false;
  readonly refetchOnMount: (query: Fetched) => boolean;
}

/** The key of an operation or of a resource: `handinger`, the parts of its name, and what it was asked with. */
export function queryKey(name: string, args: readonly unknown[]): readonly unknown[] {
  return ['handinger', ...name.split('.'), ...args];
}

/** How long what was fetched is taken as it is by who begins to show it, in milliseconds. */
const aMoment = 20_000;

/** @param needs what must be known before anything is sent */
export function query<Data>(
  operation: string,
  args: readonly unknown[],
  send: (options: Sent) => Promise<unknown>,
  needs: readonly unknown[],
): Query<Data> {
  return {
    queryKey: queryKey(operation, args) as Query<Data>['queryKey'],
    queryFn: ({ signal }) => send({ signal }) as Promise<Data>,
    enabled: needs.every(Boolean),
    retry: false,
    refetchOnMount: ({ state }) => state.isInvalidated || Date.now() - state.dataUpdatedAt > aMoment,
  };
}

/** @param page the query of one page; without a number, of the list */
export function infiniteQuery<Page extends { readonly pageCount: number }>(
  page: (number?: number) => Query<Page>,
): InfiniteQuery<Page> {
  const { queryKey, ...query } = page();
  return {
    ...query,
    // Its data is of another shape than that of one page, so it must not share a key with it.
    queryKey: [...queryKey, 'infinite'] as unknown as InfiniteQuery<Page>['queryKey'],
    queryFn: ({ pageParam, ...context }) => page(pageParam).queryFn(context),
    initialPageParam: 1,
    getNextPageParam: ({ pageCount }, _, number) => (number < pageCount ? number + 1 : undefined),
    getPreviousPageParam: (_, __, number) => (number > 1 ? number - 1 : undefined),
    select: withoutRepeats,
  };
}

/**
 * Lists are newest first: what is added between two requests moves items on to a page that is still to come, where they would
 * be shown again, with the key of another row.
 */
function withoutRepeats<Page extends object>(data: InfiniteData<Page, number>): InfiniteData<Page, number> {
  const seen = new Set<unknown>();
  const pages = data.pages.map((page) => {
    const fields = Object.entries(page).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.filter(({ id }) => !id || (!seen.has(id) && seen.add(id))) : value,
    ]);
    return Object.fromEntries(fields) as Page;
  });
  return { ...data, pages };
}
