import { queryOptions } from '@tanstack/react-query';
import { sessionApi } from './session-api.ts';

/** Who is signed in, as a query; its data is `null` for nobody. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => sessionApi.retrieve(signal),
  staleTime: Infinity,
});
