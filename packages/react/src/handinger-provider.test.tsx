import { Handinger, HandingerError } from '@ramensoft/handinger';
import { createFakeHandinger } from '@ramensoft/handinger/testing';
import { QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { StrictMode, type ReactNode } from 'react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { useWorkers } from './generated/hooks.gen.ts';
import { HandingerProvider, type HandingerProviderProps } from './handinger-provider.tsx';
import { installDom } from './test-support/install-dom.ts';
import { useHandinger } from './use-handinger.ts';
import { useHandingerContext } from './use-handinger-context.ts';

installDom();
// After the page is there: the library looks for it when it is loaded.
const { cleanup, renderHook } = await import('@testing-library/react');
afterEach(() => cleanup());

function contextIn(
  props: HandingerProviderProps,
  Around = ({ children }: { children: ReactNode }) => children,
) {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <Around>
      <HandingerProvider {...props}>{children}</HandingerProvider>
    </Around>
  );
  const hook = () => ({ ...useHandingerContext(), nearest: useQueryClient() });
  return renderHook(hook, { wrapper, reactStrictMode: true }).result.current;
}

describe('the client', () => {
  test('by default asks the proxy of the page, and has no key', () => {
    const { client } = contextIn({});
    expect(client.baseURL).toBe('/api/handinger');
    expect(client.apiKey).toBe('');
  });

  test('is one for each base URL, over StrictMode, renders and remounts', () => {
    const first = contextIn({ baseURL: '/api/one' });
    const again = contextIn({ baseURL: '/api/one' });
    expect(again.client).toBe(first.client);
    expect(again.stores).toBe(first.stores);
    expect(contextIn({ baseURL: '/api/two' }).client).not.toBe(first.client);
  });

  test('of your own wins over a base URL', () => {
    const client = createFakeHandinger().client();
    expect(contextIn({ client, baseURL: '/api/one' }).client).toBe(client);
    const wrapper = ({ children }: { children: ReactNode }) => (
      <HandingerProvider client={client}>{children}</HandingerProvider>
    );
    expect(renderHook(() => useHandinger(), { wrapper }).result.current).toBe(client);
  });

  test('may have no key in a page', () => {
    expect(() => new Handinger({ apiKey: 'hdg_live_secret' })).toThrow(/proxy/i);
  });
});

describe('the cache', () => {
  test('is that of a QueryClientProvider above', () => {
    const queryClient = new QueryClient();
    const above = ({ children }: { children: ReactNode }) => (
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    );
    const context = contextIn({ queryClient: new QueryClient() }, above);
    expect(context.queryClient).toBe(queryClient);
    expect(context.nearest).toBe(queryClient);
  });

  test('is the one that is given, where there is none above', () => {
    const queryClient = new QueryClient();
    const context = contextIn({ queryClient });
    expect(context.queryClient).toBe(queryClient);
    expect(context.nearest).toBe(queryClient);
  });

  test('is made otherwise, once for each client, and provided', () => {
    const client = createFakeHandinger().client();
    const first = contextIn({ client });
    expect(first.queryClient).toBe(first.nearest);
    expect(contextIn({ client }).queryClient).toBe(first.queryClient);
    expect(contextIn({}).queryClient).not.toBe(first.queryClient);
  });
});

test('a hook without a provider says what to write', () => {
  const silence = vi.spyOn(console, 'error').mockReturnValue(undefined);
  for (const hook of [useHandinger, useWorkers] as (() => unknown)[]) {
    let thrown: unknown;
    try {
      renderHook(hook, { wrapper: StrictMode });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(HandingerError);
    expect(thrown).toMatchObject({
      code: 'missing_provider',
      message: expect.stringContaining('<HandingerProvider>'),
    });
  }
  silence.mockRestore();
});
