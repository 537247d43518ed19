import { Handinger } from '@ramensoft/handinger';
import { Handinger as PublishedHandinger } from 'handinger-published';

import { cpuPerCall } from './cpu-per-call.ts';
import { printTable } from './print-table.ts';

const task = JSON.stringify({
  task: {
    id: 'tsk_01HZY31W2SZJ8MJ2FQTR3M1K9D',
    status: 'completed',
    title: 'A task',
    totals: { credits: 3, durationMs: 1200, turnCount: 1 },
  },
  turns: [],
});

/** Answers every call at once, so that what is measured is the client alone. */
const fakeFetch = async (_url: unknown, _init?: RequestInit) =>
  new Response(task, { headers: { 'content-type': 'application/json', 'x-request-id': 'req_1' } });

const options = { apiKey: 'hdg_test_benchmark', baseURL: 'http://localhost:4747', fetch: fakeFetch };

/** CPU per call, over a fetch that answers in the same process: ours against the published client and plain fetch. */
export async function clientCall(): Promise<void> {
  const ours = new Handinger(options);
  const published = new PublishedHandinger(options);
  const body = { input: 'Hello', workerId: 'wrk_1' };
  const headers = { authorization: `Bearer ${options.apiKey}`, 'content-type': 'application/json' };
  const url = `${options.baseURL}/api/tasks`;

  const read = await cpuPerCall({
    ours: () => ours.tasks.retrieve('tsk_1'),
    published: () => published.tasks.retrieve('tsk_1'),
    fetch: async () => (await fakeFetch(`${url}/tsk_1`, { headers })).json(),
  });
  const write = await cpuPerCall({
    ours: () => ours.tasks.create(body),
    published: () => published.tasks.create(body),
    fetch: async () => (await fakeFetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).json(),
  });

  printTable(
    Object.entries({ 'tasks.retrieve': read, 'tasks.create': write }).map(([call, cpu]) => ({
      call,
      'ours µs': cpu.ours.toFixed(1),
      'published 0.14.0 µs': cpu.published.toFixed(1),
      'plain fetch µs': cpu.fetch.toFixed(1),
      'ours / published': (cpu.ours / cpu.published).toFixed(2),
      'ours / plain fetch': (cpu.ours / cpu.fetch).toFixed(2),
    })),
  );
}
