import { QueryClient } from '@tanstack/react-query';

/** The cache of everything that the dashboard has read. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Going back to a page shows what was there at once; it is read again when the window gets the focus.
        staleTime: 10_000,
        // The client repeats what may be repeated already.
        retry: false,
      },
    },
  });
}
