import { HandingerProvider } from '@ramensoft/handinger-react';
import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { createQueryClient } from './create-query-client.ts';
import { ToastProvider } from './design/toast-provider.tsx';
import { Pages } from './pages.tsx';
import { createClient } from './session/create-client.ts';
import { SessionGate } from './session/session-gate.tsx';
import { AppShell } from './shell/app-shell.tsx';
import { ErrorBoundary } from './shell/error-boundary.tsx';

/** The whole dashboard. */
export function App() {
  const [queryClient] = useState(createQueryClient);
  const [client] = useState(() => createClient(queryClient));
  return (
    <ErrorBoundary>
      <QueryClientProvider client={queryClient}>
        <ToastProvider>
          <SessionGate>
            <HandingerProvider client={client}>
              <AppShell>
                <Pages />
              </AppShell>
            </HandingerProvider>
          </SessionGate>
        </ToastProvider>
      </QueryClientProvider>
    </ErrorBoundary>
  );
}
