import type { Handinger } from '@ramensoft/handinger';
import { QueryClient } from '@tanstack/react-query';

const queryClients = new WeakMap<Handinger, QueryClient>();

/**
 * The `QueryClient` of an app that has none of its own. In a page there is one for each client: React throws away the state of a
 * provider that is suspended before it was shown, and a new cache each time would ask again without end. On a server every
 * rendering has its own, since it may hold what another user must not see.
 */
export function queryClientFor(client: Handinger): QueryClient {
  if (typeof window === 'undefined') return new QueryClient();
  let queryClient = queryClients.get(client);
  if (queryClient === undefined) {
    queryClient = new QueryClient();
    queryClients.set(client, queryClient);
  }
  return queryClient;
}
