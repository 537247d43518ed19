import type { QueryClient } from '@tanstack/react-query';
import { queryKey } from '../generated/query-contract.gen.ts';
import { cacheEffects, type Name, type Variables } from './cache-effects.ts';

/**
 * Sends a mutation and keeps the cache in step: what it will change is shown at once where that is safe, taken back if it fails,
 * and asked for again in any case. Within the mutation's own function, so that its callbacks are all the user's.
 */
export async function runMutation<Data>(
  queryClient: QueryClient,
  operation: string,
  variables: Variables,
  send: () => Promise<Data>,
): Promise<Data> {
  const { touches, show } = cacheEffects[operation] ?? { touches: [operation.replace(/\.\w+$/, '') as Name] };
  const filters = touches.map((name) => ({ queryKey: queryKey(name, []) }));
  // An answer that is on its way holds the state before.
  if (show) await Promise.all(filters.map((filter) => queryClient.cancelQueries(filter)));
  const before = filters.flatMap((filter) => queryClient.getQueriesData(filter));
  show?.(queryClient, variables);
  try {
    return await send();
  } catch (error) {
    if (show) for (const [key, data] of before) queryClient.setQueryData(key, data);
    throw error;
  } finally {
    // While another of its kind runs, an answer would bring back what that one has just taken away.
    if (queryClient.isMutating({ mutationKey: queryKey(operation, []) }) < 2) {
      for (const filter of filters) void queryClient.invalidateQueries(filter);
    }
  }
}
