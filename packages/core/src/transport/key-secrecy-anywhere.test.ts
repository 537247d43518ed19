import { inspect } from 'node:util';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { expect, test, vi } from 'vitest';
import { Handinger, type Hooks, type Logger } from '../index.ts';
import { openTelemetryHooks } from '../opentelemetry/open-telemetry-hooks.ts';
import { recordedChunks } from '../test-support/recorded-turn.ts';
import type { Fetch } from './request-options.ts';

vi.mock('../async/sleep.ts', () => import('../test-support/recorded-waits.ts'));

/** Numbers below a bound, the same in every run. */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const show = (value: unknown) =>
  typeof value === 'string' ? value : inspect(value, { depth: 20, showHidden: true });

/** Everything that a client tells to anybody but its caller's own `await`: logs, hooks, spans. */
function listenIn(): { seen: string[]; logger: Logger; hooks: Hooks } {
  const seen: string[] = [];
  const note = (...parts: unknown[]) => void seen.push(...parts.map(show));
  const exporter = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  const spans = openTelemetryHooks({ tracerProvider: provider });
  const hooks = Object.fromEntries(
    (['onCall', 'onRequest', 'onResponse', 'onRetry', 'onEnd'] as const).map((name) => [
      name,
      (event: { error?: unknown; headers?: Headers }) => {
        note(name, event, event.error && JSON.stringify(event.error), [...(event.headers ?? [])]);
        (spans[name] as (event: object) => void)(event);
        if (name !== 'onEnd') return;
        for (const { name: title, attributes, events, status } of exporter.getFinishedSpans()) {
          note({ title, attributes, events, status });
        }
        exporter.reset();
      },
    ]),
  ) as Hooks;
  return { seen, logger: { error: note, warn: note, info: note, debug: note }, hooks };
}

/** A server, and a way to it, that quote the key of the request wherever they can. */
function hostileFetch(random: (below: number) => number): Fetch {
  return async (input, init = {}) => {
    const key = new Headers(init.headers).get('authorization')?.replace('Bearer ', '') ?? 'no key at all';
    await new Response(init.body ?? null, { headers: init.headers as HeadersInit }).arrayBuffer();
    const accepts = new Headers(init.headers).get('accept');
    const headers: Record<string, string> = {
      'content-type': accepts === 'text/event-stream' && random(8) ? accepts : 'application/json',
      'x-request-id': random(2) ? key : 'req_1',
      ...(random(2) && { 'x-handinger-task-id': random(2) ? key : 'tsk_1' }),
      ...(random(2) && { 'x-handinger-turn-id': random(2) ? key : 'trn_1' }),
      'x-echo': `Bearer ${key}`,
      'set-cookie': key,
      date: new Date().toUTCString(),
    };
    const kind = random(8);
    if (kind === 0) {
      const code = ['ECONNRESET', 'ECONNREFUSED', key][random(3)];
      const cause = Object.assign(new Error(`no way to ${key}`), {
        code,
        request: { headers: { authorization: key } },
      });
      throw Object.assign(new TypeError(`fetch failed: Bearer ${key}`, { cause }), {
        config: { url: String(input), key },
      });
    }
    if (kind < 3) {
      const status = [400, 401, 404, 409, 429, 500, 502, 503][random(8)] ?? 500;
      const body = { error: `No, ${key}!`, code: key, issues: [{ path: key, message: key }], [key]: key };
      const text = random(2) ? JSON.stringify(body) : `<html><title>${key}</title>${key}</html>`;
      return new Response(text, {
        status,
        headers: { ...headers, ...(random(2) && { 'retry-after': '1' }) },
      });
    }
    if (headers['content-type'] !== 'text/event-stream') {
      const task = { id: 'tsk_1', workerId: 'wrk_1', status: 'running', title: key };
      const turn = {
        id: random(2) ? 'trn_1' : key,
        taskId: 'tsk_1',
        status: random(2) ? 'completed' : 'error',
        outputText: key,
      };
      const text = JSON.stringify({
        task,
        turns: [turn],
        id: 'wrk_1',
        output_text: key,
        token: key,
        metadata: { taskId: 'tsk_1' },
      });
      return new Response(random(4) ? text : text.slice(0, random(text.length)), { headers });
    }
    const chunks = recordedChunks.map((chunk, index) => {
      const id = random(20) === 0 ? key : String(index + 1);
      if (random(25) === 0) return `id: ${id}\ndata: {"type":"${key}", nonsense\n\n`;
      const echoed = chunk.type === 'data-task' && random(3) === 0;
      const shown = echoed ? { ...chunk, data: { taskId: key, turnId: key, workerId: key, seq: 0 } } : chunk;
      return `id: ${id}\ndata: ${JSON.stringify(shown)}\n\n`;
    });
    const body = `${chunks.join('')}data: [DONE]\n\n`;
    return new Response(random(3) === 0 ? body : body.slice(0, random(body.length)), { headers });
  };
}

const upload = () => ({
  input: 'x',
  files: [new File(['a'], 'a.txt'), { data: new Blob(['b'.repeat(100_000)]).stream(), filename: 'b.txt' }],
});

/** Calls of every kind; those that say nothing of the key themselves. */
const calls: readonly ((client: Handinger) => Promise<unknown>)[] = [
  (client) => client.workers.create({ title: 'x' }),
  (client) => client.workers.webhooks.retrieve('wrk_1'),
  (client) => client.tasks.list().withResponse(),
  (client) => client.tasks.create({ input: 'x', workerId: 'wrk_1' }),
  (client) => client.tasks.create({ input: 'x', workerId: 'wrk_1' }, { idempotencyKey: 'mine' }),
  (client) => client.tasks.create(upload()),
  (client) => client.tasks.createAndDetach({ input: 'x', workerId: 'wrk_1' }),
  (client) => client.tasks.attach({ taskId: 'tsk_1', turnId: 'trn_1' }).result(),
  (client) => client.tasks.wait('tsk_1'),
  (client) => client.tasks.stream({ input: 'x', workerId: 'wrk_1' }).then((stream) => stream.finalWorker()),
  (client) => client.tasks.stream(upload()).then((stream) => stream.done()),
  (client) => client.workers.streamUpdates('wrk_1').then((stream) => stream.finalText()),
];

test('in 1,000 calls whose answers and failures quote it, the key is in no log, no error, no hook and no span', async () => {
  let failures = 0;
  let told = 0;
  for (let seed = 1; seed <= 1_000; seed += 1) {
    const random = randomOf(seed);
    const key = `hdg_live_${seed}${['plain', '"\\/+$^* %x'][random(2)]}`;
    const apiKey = random(2) ? key : async () => key;
    const { seen, ...listeners } = listenIn();
    const client = new Handinger({
      apiKey,
      baseURL: 'https://api.test',
      logLevel: 'debug',
      fetch: hostileFetch(random),
      maxRetries: random(3),
      maxReconnects: random(3),
      deadline: 5_000,
      ...listeners,
    });
    try {
      await calls[seed % calls.length]?.(client);
    } catch (error) {
      failures += 1;
      seen.push(
        show(error),
        String((error as Error).stack),
        JSON.stringify(error),
        show((error as Error).cause),
      );
      if (!(error instanceof Handinger.HandingerError)) throw error;
    }
    told += seen.length;
    for (const form of [key, JSON.stringify(key).slice(1, -1), encodeURIComponent(key)]) {
      expect(
        seen.filter((text) => text.includes(form)),
        `seed ${seed}`,
      ).toEqual([]);
    }
  }
  console.log(`${failures} of 1,000 calls failed; ${told} texts were looked at`);
  expect(failures).toBeGreaterThan(300);
  expect(told).toBeGreaterThan(10_000);
}, 120_000);
