import { HandingerProvider } from '@ramensoft/handinger-react';
import {
  HydrationBoundary,
  QueryClient,
  QueryClientProvider,
  type DehydratedState,
} from '@tanstack/react-query';
import { StrictMode, useState } from 'react';
import { HistoryScene } from './history-scene.tsx';

/** What the server tells the page. */
export interface HistoryPageProps {
  readonly workerId: string;
  readonly taskId: string;
  readonly isSuspended: boolean;
  /** Undefined where nothing was prefetched. */
  readonly state: DehydratedState | undefined;
}

/** The same on the server and in the browser. */
export function HistoryPage({ state, ...props }: HistoryPageProps) {
  const [queryClient] = useState(
    () => new QueryClient({ defaultOptions: { queries: { staleTime: 60_000 } } }),
  );
  return (
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <HydrationBoundary state={state}>
          <HandingerProvider>
            <HistoryScene {...props} />
          </HandingerProvider>
        </HydrationBoundary>
      </QueryClientProvider>
    </StrictMode>
  );
}
