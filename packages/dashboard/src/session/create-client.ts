import { Handinger } from '@ramensoft/handinger';
import type { QueryClient } from '@tanstack/react-query';
import { sessionQuery } from './session-query.ts';

/**
 * The client of the server that this page comes from. It holds no key: the browser's cookie says who asks. Any answer that
 * nobody is signed in, also to a stream, leads to the sign-in page.
 */
export function createClient(queryClient: QueryClient): Handinger {
  return new Handinger({
    apiKey: null,
    baseURL: '/',
    hooks: {
      onResponse: ({ status }) => {
        if (status === 401) queryClient.setQueryData(sessionQuery.queryKey, null);
      },
    },
  });
}
