// Written by tools/codegen from openapi/handinger.yaml. Do not edit: run `pnpm generate`.

import { HandingerError, type Handinger } from '@ramensoft/handinger';
import {
  useInfiniteQuery,
  useMutation,
  useQuery,
  useSuspenseInfiniteQuery,
  useSuspenseQuery,
  type DefaultError,
  type InfiniteData,
  type QueryClient,
  type UseInfiniteQueryOptions,
  type UseInfiniteQueryResult,
  type UseMutationOptions,
  type UseMutationResult,
  type UseQueryOptions,
  type UseQueryResult,
  type UseSuspenseInfiniteQueryOptions,
  type UseSuspenseInfiniteQueryResult,
  type UseSuspenseQueryOptions,
  type UseSuspenseQueryResult,
} from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { queryKey, type InfiniteQuery, type Query } from './query-contract.gen.ts';

/** What the query decides by itself. */
type Decided = 'queryKey' | 'queryFn' | 'initialPageParam' | 'getNextPageParam' | 'getPreviousPageParam';

/** Apart, since the versions of react-query give the type parameters that say what a page is numbered with another order. */
interface Select<Page, Selected> {
  select?: ((data: InfiniteData<Page, number>) => Selected) | undefined;
}

/** Ids and parameters of which nothing may be missing: a component can't be suspended until they are known. */
type Known<Args extends unknown[]> = { [Index in keyof Args]: Exclude<Args[Index], null | undefined> };

/** Options of a query hook: those of react-query, without what the query decides by itself. */
export type QueryHookOptions<Data, Selected = Data> = Omit<
  UseQueryOptions<Data, DefaultError, Selected>,
  Decided
>;

/** Options of a hook for the pages of a list. A `select` is given the pages as they came: a row may be in two of them. */
export type InfiniteQueryHookOptions<Page, Selected = InfiniteData<Page, number>> = Omit<
  UseInfiniteQueryOptions<Page, DefaultError, Selected>,
  Decided | 'select'
> &
  Select<Page, Selected>;

/** As {@link QueryHookOptions}, of a hook that suspends. */
export type SuspenseQueryHookOptions<Data, Selected = Data> = Omit<
  UseSuspenseQueryOptions<Data, DefaultError, Selected>,
  Decided
>;

/** As {@link InfiniteQueryHookOptions}, of a hook that suspends. */
export type SuspenseInfiniteQueryHookOptions<Page, Selected = InfiniteData<Page, number>> = Omit<
  UseSuspenseInfiniteQueryOptions<Page, DefaultError, Selected>,
  Decided | 'select'
> &
  Select<Page, Selected>;

/** A hook that asks for one thing. Sends nothing while an id or a required parameter is missing. */
export type QueryHook<Args extends unknown[], Data> = <Selected = Data>(
  ...given: [...args: Args, options?: QueryHookOptions<Data, Selected> | undefined]
) => UseQueryResult<Selected>;

/** A hook that asks for a list page by page. Sends nothing while an id is missing. */
export type InfiniteQueryHook<Args extends unknown[], Page> = <Selected = InfiniteData<Page, number>>(
  ...given: [...args: Args, options?: InfiniteQueryHookOptions<Page, Selected> | undefined]
) => UseInfiniteQueryResult<Selected>;

/** As {@link QueryHook}; suspends until there is data. */
export type SuspenseQueryHook<Args extends unknown[], Data> = <Selected = Data>(
  ...given: [...args: Known<Args>, options?: SuspenseQueryHookOptions<Data, Selected> | undefined]
) => UseSuspenseQueryResult<Selected>;

/** As {@link InfiniteQueryHook}; suspends until there is the first page. */
export type SuspenseInfiniteQueryHook<Args extends unknown[], Page> = <Selected = InfiniteData<Page, number>>(
  ...given: [...args: Known<Args>, options?: SuspenseInfiniteQueryHookOptions<Page, Selected> | undefined]
) => UseSuspenseInfiniteQueryResult<Selected>;

/** Options of a mutation hook: those of react-query, without what the mutation decides by itself. */
export type MutationHookOptions<Variables, Data, Context> = Omit<
  UseMutationOptions<Data, DefaultError, Variables, Context>,
  'mutationFn' | 'mutationKey'
>;

/** A hook that changes something, and keeps the queries of the cache in step with it. */
export type MutationHook<Variables, Data> = <Context = unknown>(
  options?: MutationHookOptions<Variables, Data, Context> | undefined,
) => UseMutationResult<Data, DefaultError, Variables, Context>;

/** What the hooks are given by the provider above them. */
export interface HookContext {
  readonly client: Handinger;
  readonly queryClient: QueryClient;
  /** Sends a mutation, and keeps the cache in step with it. */
  readonly runMutation: <Data>(
    queryClient: QueryClient,
    operation: string,
    variables: Readonly<Record<string, unknown>>,
    send: () => Promise<Data>,
  ) => Promise<Data>;
}

/** Undefined where there is no provider. */
export const HandingerContext = createContext<HookContext | undefined>(undefined);

/**
 * What the nearest provider gives.
 *
 * @throws {HandingerError} `missing_provider`
 */
export function useHookContext(): HookContext {
  const context = useContext(HandingerContext);
  if (context !== undefined) return context;
  throw new HandingerError(
    'This hook found no provider. Wrap your app: <HandingerProvider><App /></HandingerProvider>.',
    { code: 'missing_provider' },
  );
}

/** The hook of an operation that writes. */
export function bindMutation<Variables, Data>(
  operation: string,
  send: (client: Handinger, variables: Variables) => Promise<Data>,
): MutationHook<Variables, Data> {
  return (options) => {
    const { client, queryClient, runMutation } = useHookContext();
    const mutationFn = (variables: Variables) =>
      runMutation(queryClient, operation, { ...(variables as object) }, () => send(client, variables));
    return useMutation({ ...options, mutationKey: queryKey(operation, []), mutationFn }, queryClient);
  };
}

type Options<Args extends unknown[], Made> = (client: Handinger, ...args: Args) => Made;

/** The hook of a query. */
export function bindQuery<Args extends unknown[], Data>(
  options: Options<Args, Query<Data>>,
): QueryHook<Args, Data> {
  return bind(useQuery, options) as QueryHook<Args, Data>;
}

/** The hook of a query for the pages of a list. */
export function bindInfiniteQuery<Args extends unknown[], Page>(
  options: Options<Args, InfiniteQuery<Page>>,
): InfiniteQueryHook<Args, Page> {
  return bind(useInfiniteQuery, options) as InfiniteQueryHook<Args, Page>;
}

/** The hook of a query, for Suspense. */
export function bindSuspenseQuery<Args extends unknown[], Data>(
  options: Options<Args, Query<Data>>,
): SuspenseQueryHook<Args, Data> {
  return bind(useSuspenseQuery, options, refuseOnServer) as SuspenseQueryHook<Args, Data>;
}

/** The hook of a query for the pages of a list, for Suspense. */
export function bindSuspenseInfiniteQuery<Args extends unknown[], Page>(
  options: Options<Args, InfiniteQuery<Page>>,
): SuspenseInfiniteQueryHook<Args, Page> {
  return bind(useSuspenseInfiniteQuery, options, refuseOnServer) as SuspenseInfiniteQueryHook<Args, Page>;
}

interface AnyQuery {
  readonly queryKey: readonly unknown[];
  readonly enabled: boolean;
}

function bind<Args extends unknown[], Made extends AnyQuery>(
  use: (options: never, queryClient: QueryClient) => unknown,
  options: Options<Args, Made>,
  check?: (queryClient: QueryClient, queryKey: readonly unknown[]) => void,
): (...given: unknown[]) => unknown {
  // A hook takes what its query takes, and then the options of react-query.
  const count = options.length - 1;
  return (...given) => {
    const { client, queryClient } = useHookContext();
    const query = options(client, ...(given.slice(0, count) as Args));
    const own = given[count] as { readonly enabled?: unknown } | undefined;
    check?.(queryClient, query.queryKey);
    const enabled = query.enabled && (own?.enabled ?? true);
    return use({ ...query, ...own, enabled } as never, queryClient);
  };
}

/**
 * Ends the rendering of a Suspense boundary on a server where nothing was prefetched for it: React then sends the boundary's
 * fallback, and goes on in the browser. A request from here would go to the page's own address, which a server doesn't know.
 *
 * @throws {HandingerError} `not_prefetched`
 */
function refuseOnServer(queryClient: QueryClient, queryKey: readonly unknown[]): void {
  if (typeof window !== 'undefined' || queryClient.getQueryData(queryKey) !== undefined) return;
  throw new HandingerError('Nothing was prefetched for this query. It is left to the browser.', {
    code: 'not_prefetched',
  });
}
