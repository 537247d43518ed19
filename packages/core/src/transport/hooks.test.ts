import { describe, expect, test, vi } from 'vitest';
import { Handinger, type Hooks } from '../index.ts';
import { fakeFetch, json } from '../test-support/fake-fetch.ts';
import { recordedWaits } from '../test-support/recorded-waits.ts';
import { reset, TurnServer } from '../test-support/turn-server.ts';

vi.mock('../async/sleep.ts', () => import('../test-support/recorded-waits.ts'));

const options = { apiKey: 'hdg_live_0123456789', baseURL: 'https://api.test', logLevel: 'off' } as const;

/** Hooks that note what they are told. */
function listen() {
  const events: { name: string; event: Record<string, unknown> }[] = [];
  const names = ['onCall', 'onRequest', 'onResponse', 'onRetry', 'onEnd'] as const;
  const hooks: Hooks = Object.fromEntries(
    names.map((name) => [name, (event: object) => events.push({ name, event: { ...event } })]),
  );
  return { events, hooks, names: () => events.map(({ name }) => name) };
}

describe('hooks', () => {
  test('tell one call from its beginning to its end', async () => {
    const { events, hooks, names } = listen();
    const fetch = fakeFetch(json({}, 500, { 'x-request-id': 'req_1' }), json({ task: {}, turns: [] }));
    recordedWaits.length = 0;
    await new Handinger({ ...options, fetch, hooks }).tasks.retrieve('tsk_1', {
      query: { secret: 's3cret' },
    });
    expect(names()).toEqual([
      'onCall',
      'onRequest',
      'onResponse',
      'onRetry',
      'onRequest',
      'onResponse',
      'onEnd',
    ]);
    expect(events[1]?.event).toMatchObject({
      attempt: 1,
      action: 'send',
      method: 'GET',
      url: 'https://api.test/api/tasks/tsk_1',
    });
    expect(events[2]?.event).toMatchObject({
      attempt: 1,
      status: 500,
      durationMs: expect.any(Number) as number,
    });
    expect(events[3]?.event).toMatchObject({
      attempt: 1,
      action: 'send',
      delayMs: recordedWaits[0],
      error: { status: 500 },
    });
    expect(events[6]?.event).toMatchObject({
      attempts: 2,
      error: undefined,
      durationMs: expect.any(Number) as number,
    });
    const calls = new Set(events.map(({ event }) => event['call']));
    expect([...calls]).toEqual([
      {
        id: expect.stringMatching(/^call_\d+$/) as string,
        operation: 'tasks.retrieve',
        taskId: 'tsk_1',
        turnId: undefined,
      },
    ]);
  });

  test('tell a recovery, and that it found the turn', async () => {
    const { events, hooks } = listen();
    const server = new TurnServer();
    server.postFaults.push(async (pass) => (await pass(), Promise.reject(reset())));
    await new Handinger({ ...options, fetch: server.fetch, hooks }).tasks.create({ input: 'x' });
    expect(events.map(({ name, event }) => [name, event['action']])).toEqual([
      ['onCall', undefined],
      ['onRequest', 'send'],
      ['onRetry', 'find'],
      ['onRequest', 'find'],
      ['onResponse', 'find'],
      ['onRequest', 'resume'],
      ['onResponse', 'resume'],
      ['onEnd', undefined],
    ]);
    expect(events.at(-1)?.event['call']).toMatchObject({
      operation: 'tasks.create',
      taskId: server.turns[0]?.taskId,
      turnId: server.turns[0]?.id,
    });
  });

  test('a stream ends its call when it has ended, was left or was broken', async () => {
    for (const use of [
      async (stream: AsyncIterable<unknown>) => {
        for await (const _ of stream);
      },
      async (stream: AsyncIterable<unknown>) => {
        for await (const _ of stream) break;
      },
      async (stream: { detach(): void }) => stream.detach(),
    ]) {
      const { hooks, names } = listen();
      const stream = await new Handinger({ ...options, fetch: new TurnServer().fetch, hooks }).tasks.stream({
        input: 'x',
      });
      expect(names()).not.toContain('onEnd');
      await use(stream);
      expect(names().filter((name) => name === 'onEnd')).toHaveLength(1);
    }
  });

  test('a failure ends it with its error', async () => {
    const { events, hooks } = listen();
    const client = new Handinger({ ...options, fetch: fakeFetch(json({ error: 'No.' }, 403)), hooks });
    const error: unknown = await client.tasks.create({ input: 'x' }).catch((caught: unknown) => caught);
    expect(events.at(-1)).toMatchObject({ name: 'onEnd', event: { attempts: 1 } });
    expect(events.at(-1)?.event['error']).toBe(error);
  });

  test('onRequest may set headers, and sees no key', async () => {
    const seen: (string | null)[] = [];
    const fetch = fakeFetch(json({}));
    const hooks: Hooks = {
      onRequest({ headers }) {
        seen.push(headers.get('authorization'), JSON.stringify([...headers]));
        headers.set('traceparent', '00-abc-def-01');
      },
    };
    await new Handinger({ ...options, fetch, hooks }).tasks.retrieve('tsk_1');
    expect(fetch.calls[0]?.headers.get('traceparent')).toBe('00-abc-def-01');
    expect(fetch.calls[0]?.headers.get('authorization')).toBe(`Bearer ${options.apiKey}`);
    expect(seen[0]).toBeNull();
    expect(seen[1]).not.toContain(options.apiKey);
  });

  test('one that throws or rejects changes nothing, and is reported', async () => {
    const warn = vi.fn<(message: string) => void>();
    const logger = { ...console, warn };
    const hooks: Hooks = {
      onCall: () => {
        throw new Error('first');
      },
      onRequest: async () => {
        throw new Error('second');
      },
      onEnd: () => {
        throw new Error('third');
      },
    };
    const client = new Handinger({ ...options, fetch: fakeFetch(json({ ok: true })), hooks, logger });
    expect(await client.tasks.retrieve('tsk_1')).toEqual({ ok: true });
    await vi.waitFor(() => expect(warn).toHaveBeenCalledTimes(3));
    expect(warn.mock.calls.map(([line]) => line)).toEqual([
      'The hook onCall failed: Error: first',
      'The hook onRequest failed: Error: second',
      'The hook onEnd failed: Error: third',
    ]);
  });
});
