import type { QueryClient } from '@tanstack/react-query';
import type { HandingerKeys } from '../generated/queries.gen.ts';
import { queryKey } from '../generated/query-contract.gen.ts';
import { changeById } from './change-by-id.ts';

/** What a mutation was called with. */
export type Variables = Readonly<Record<string, unknown>>;

/** Name of a resource or of a query, as `handingerKey` takes it. */
export type Name = keyof HandingerKeys;

/** What a mutation does to the cache. */
export interface CacheEffects {
  /** What it may change: asked for again when it is over. */
  readonly touches: readonly Name[];
  /** Shows in these what it will change, before it is answered. Only where nothing is to be known of the server for it. */
  readonly show?: (queryClient: QueryClient, variables: Variables) => void;
}

/** By `operationId`. An operation that is not here touches all of its resource. */
export const cacheEffects: Readonly<Record<string, CacheEffects>> = {
  'workers.create': { touches: ['workers.list'] },
  'workers.update': changes('workerId', ['workers.list', 'workers.retrieveTemplate'], (worker, variables) => {
    // A schema may be one of a library, of which the client makes another.
    const { workerId: _, outputSchema: __, ...fields } = variables;
    return { ...worker, ...fields };
  }),
  'workers.delete': changes('workerId', ['workers.list', 'tasks.list']),
  'workers.continue': { touches: ['workers.list', 'workers.retrieve', 'tasks', 'usage'] },
  'workers.schedules.cancel': changes('scheduleId', ['workers.schedules.list']),
  'workers.webhooks.update': { touches: ['workers.webhooks.retrieve'], show: showWebhook },
  'workers.webhooks.delete': {
    touches: ['workers.webhooks.retrieve'],
    show: (queryClient, { workerId }) => showWebhook(queryClient, { workerId, url: null, token: null }),
  },
  'tasks.create': { touches: ['workers.list', 'workers.retrieve', 'tasks', 'usage'] },
  'tasks.delete': changes('taskId', ['tasks.list']),
};

/** What changes everything that has the id of a variable, or without a `change` takes it out. */
function changes(
  id: string,
  touches: readonly Name[],
  change: (found: object, variables: Variables) => object | undefined = () => undefined,
): CacheEffects {
  return {
    touches,
    show(queryClient, variables) {
      for (const name of touches) {
        changeById(queryClient, queryKey(name, []), variables[id], (found) => change(found, variables));
      }
    },
  };
}

function showWebhook(queryClient: QueryClient, { workerId, ...fields }: Variables): void {
  const key = queryKey('workers.webhooks.retrieve', [workerId]);
  queryClient.setQueryData<object>(key, (webhook) => webhook && { ...webhook, ...fields });
}
