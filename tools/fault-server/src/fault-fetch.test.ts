import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { changeEvents } from './change-events.ts';
import type { Fault } from './fault.ts';
import { faultFetch } from './fault-fetch.ts';
import { namedFaults } from './named-faults.ts';

const stream = `retry: 1000\n\n${[1, 2, 3, 4].map((id) => `id: ${id}\ndata: {"a":"🐕"}\n\n`).join('')}event: done\ndata: [DONE]\n\n`;

/** Time that passes when somebody waits, and not else. */
function virtualTime() {
  let now = 0;
  return {
    async sleep(ms: number) {
      now += ms;
      // Waits that take no time at all would let nothing else happen.
      await setImmediate();
    },
    get now() {
      return now;
    },
  };
}

async function run(fault: Fault, signal?: AbortSignal) {
  const forwarded: Request[] = [];
  const time = virtualTime();
  const faulty = faultFetch({
    rules: [{ fault }],
    sleep: time.sleep,
    fetch: async (input, init) => {
      forwarded.push(new Request(input, init));
      return new Response(stream, { headers: { 'content-type': 'text/event-stream' } });
    },
  });
  const init = { method: 'POST', body: 'x', headers: { 'idempotency-key': 'k' }, signal: signal ?? null };
  try {
    const response = await faulty('http://a.test/api/tasks', init);
    return { response, text: await response.text(), forwarded, time };
  } catch (error) {
    return { error: error as Error, forwarded, time };
  }
}

/** How a fault has to end, read off from what it is. */
function expectedEnd({ answer, break: broken, events }: Fault): string {
  if (broken?.how === 'stall' || broken?.how === 'heartbeats') return 'TimeoutError';
  if (broken !== undefined && broken.how !== 'finish') return 'ECONNRESET';
  if (answer !== undefined) return String(answer.status);
  return broken === undefined && events === undefined ? 'whole' : 'changed';
}

function isForwarded({ answer, break: broken }: Fault): boolean {
  if (answer !== undefined) return answer.after !== undefined;
  return !['head', 'request-body', 'before-forwarding'].includes(String(broken?.at));
}

test('every fault ends as the name says, within no time', async () => {
  const seen: Record<string, unknown> = {};
  const expected: Record<string, unknown> = {};
  for (const [name, fault] of Object.entries(namedFaults(15))) {
    const end = expectedEnd(fault);
    const limit = end === 'TimeoutError' ? AbortSignal.timeout(30) : undefined;
    const { response, text, error, forwarded } = await run(fault, limit);
    const cause = error?.cause as { code: string } | undefined;
    const body = text?.replaceAll(/\r\n?/g, '\n') === stream ? 'whole' : 'changed';
    const status = response?.status === 200 ? body : String(response?.status);
    seen[name] = [cause?.code ?? error?.name ?? status, forwarded.length];
    expected[name] = [end, isForwarded(fault) ? 1 : 0];
  }
  expect(seen).toEqual(expected);
});

test('an hour of waiting takes no time', async () => {
  const { text, time } = await run({ pace: { sizes: [10], everyMs: 600_000 } });
  expect(text).toBe(stream);
  expect(time.now).toBeGreaterThan(3_600_000);
});

test('strips, and lets the rest through', async () => {
  const { forwarded } = await run({ strip: { headers: ['Idempotency-Key'] } });
  expect(forwarded[0]?.headers.has('idempotency-key')).toBe(false);
  expect(await forwarded[0]?.text()).toBe('x');
});

test('a duplicated and then reordered stream keeps its done event last', async () => {
  const blocks = (async function* () {
    for (const id of [1, 2, 3]) yield `id: ${id}\ndata: x\n\n`;
    yield 'event: done\ndata: [DONE]\n\n';
  })();
  const changed: string[] = [];
  for await (const block of changeEvents(blocks, ['duplicate', 'out-of-order'])) changed.push(block);
  expect(changed).toHaveLength(7);
  expect(changed.at(-1)).toContain('[DONE]');
});
