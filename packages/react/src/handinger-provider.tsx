import type { Handinger } from '@ramensoft/handinger';
import { QueryClientContext, QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { useContext, useMemo, type ReactElement, type ReactNode } from 'react';
import { clientFor } from './client-for.ts';
import { HandingerContext } from './generated/hook-contract.gen.ts';
import { runMutation } from './queries/run-mutation.ts';
import { queryClientFor } from './query-client-for.ts';
import { taskStoresOf } from './stores/task-stores.ts';
import type { HandingerContextValue } from './use-handinger-context.ts';

/** Props of {@link HandingerProvider}. */
export interface HandingerProviderProps {
  /** A client of your own; it wins over `baseURL`. Make it once, outside of components: another client is another conversation. */
  readonly client?: Handinger | undefined;
  /** Where the proxy of your server answers. Default: `/api/handinger`. */
  readonly baseURL?: string | undefined;
  /** Taken where there is no `QueryClientProvider` above. Default: one is made. */
  readonly queryClient?: QueryClient | undefined;
  readonly children?: ReactNode;
}

/**
 * Gives every hook below its client. No key belongs into a browser: without a `client`, the hooks talk to the proxy of your own
 * server (`createHandingerProxy` of `@ramensoft/handinger/proxy`).
 *
 * Uses the `QueryClient` of a `QueryClientProvider` above, so that both share one cache; where there is none, it provides its own.
 *
 * @throws {HandingerError} `invalid_base_url`
 *
 * @example
 * ```tsx
 * <HandingerProvider>
 *   <App />
 * </HandingerProvider>
 * ```
 */
export function HandingerProvider({
  client,
  baseURL = '/api/handinger',
  queryClient,
  children,
}: HandingerProviderProps): ReactElement {
  const inherited = useContext(QueryClientContext);
  const given = inherited ?? queryClient;
  const value = useMemo((): HandingerContextValue => {
    const chosen = client ?? clientFor(baseURL);
    const cache = given ?? queryClientFor(chosen);
    return { client: chosen, queryClient: cache, stores: taskStoresOf(cache, chosen), runMutation };
  }, [client, baseURL, given]);
  const provided = <HandingerContext.Provider value={value}>{children}</HandingerContext.Provider>;
  return inherited ? (
    provided
  ) : (
    <QueryClientProvider client={value.queryClient}>{provided}</QueryClientProvider>
  );
}
