import type { ClientOptions, Handinger } from '@ramensoft/handinger';
import {
  createFakeHandinger,
  type FakeHandinger,
  type FakeHandingerOptions,
} from '@ramensoft/handinger/testing';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ComponentType, ReactNode } from 'react';
import { HandingerProvider } from '../handinger-provider.tsx';

/** Options of {@link createHandingerTest}. Every one can be left out. */
export interface HandingerTestOptions extends FakeHandingerOptions {
  /** For the client of the hooks, such as `{ maxRetries: 0 }`, which shows a failure without the waits between attempts. */
  readonly clientOptions?: ClientOptions | undefined;
  /** Default: one of its own for each call, so that no test sees what another one read. */
  readonly queryClient?: QueryClient | undefined;
}

/** What a test of components needs. */
export interface HandingerTest {
  /** Gives what stands in it the hooks' provider, on the scripted server: the `wrapper` of `@testing-library/react`, or any parent. */
  readonly wrapper: ComponentType<{ readonly children?: ReactNode }>;
  /** The scripted server: what turns answer, what goes wrong, and what was asked for. */
  readonly fake: FakeHandinger;
  /** The client that the hooks use. */
  readonly client: Handinger;
  /** The cache that the hooks use. */
  readonly queryClient: QueryClient;
}

/**
 * A wrapper for components that use the hooks, on a server in memory: stateful, scripted, without a network.
 *
 * @throws {HandingerError} for options of the client that are not valid
 *
 * @example
 * ```tsx
 * const { wrapper, fake } = createHandingerTest({ onTask: ({ input }) => `Echo: ${input}` });
 * const { id: workerId } = fake.addWorker();
 * const { result } = renderHook(() => useTask({ workerId }), { wrapper });
 * await act(() => result.current.submit('Hello'));
 * await waitFor(() => expect(result.current.text).toBe('Echo: Hello'));
 * ```
 */
export function createHandingerTest(options: HandingerTestOptions = {}): HandingerTest {
  const { clientOptions, queryClient = newQueryClient(), ...fakeOptions } = options;
  const fake = createFakeHandinger(fakeOptions);
  const client = fake.client(clientOptions);
  return {
    // The provider takes the nearest cache, and in a test none from further up should be nearer than this one.
    wrapper: ({ children }) => (
      <QueryClientProvider client={queryClient}>
        <HandingerProvider client={client}>{children}</HandingerProvider>
      </QueryClientProvider>
    ),
    fake,
    client,
    queryClient,
  };
}

/** One whose timers end with the test: unused entries stay until the cache itself is dropped. */
function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { gcTime: Infinity }, mutations: { gcTime: Infinity } },
  });
}
