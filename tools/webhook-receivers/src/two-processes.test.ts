import { startTestServer, type TestServer } from '@ramensoft/handinger-server/testing';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Settings } from './mounts/settings.ts';
import type { Program } from './testing/program.ts';
import { startBench } from './testing/start-bench.ts';
import { startNodeProgram } from './testing/start-node-program.ts';
import type { Delivery } from './testing/start-wire.ts';
import { stores, type SharedStore } from './testing/stores.ts';

const copies = 100;

let server: TestServer;
beforeAll(async () => void (server = await startTestServer({ webhookRetryDelay: 20 })));
afterAll(() => server?.close());

describe.each(Object.keys(stores))('two receivers that share %s', (name) => {
  let store: SharedStore;
  let receivers: Program[];
  beforeAll(async () => {
    store = await stores[name]!();
    const program = new URL('mounts/stored.ts', import.meta.url);
    receivers = await Promise.all([1, 2].map(() => startNodeProgram(program, [store.url])));
  });
  afterAll(async () => {
    await Promise.all((receivers ?? []).map((receiver) => receiver.close()));
    await store?.close();
  });

  /** A bench whose deliveries go to both in turn, as a load balancer has it. */
  const balance = (settings: Partial<Settings> = {}) => {
    let turn = 0;
    return startBench(server, () => receivers[turn++ % receivers.length]!.origin, settings);
  };

  test(`${copies} copies of one delivery at once are all accepted, and the effect is there once`, async () => {
    await using bench = await balance({ signature: 'required' });
    const { wire, ledger } = bench;
    const delivery = await captured(bench);
    ledger.before = () => new Promise((resolve) => setTimeout(resolve, 300));
    const answers = await Promise.all(Array.from({ length: copies }, () => wire.replay(delivery)));
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    const outcomes = answers.map(({ body }) => body.outcome).toSorted();
    expect(outcomes).toEqual([...Array.from({ length: copies - 1 }, () => 'duplicate'), 'handled']);
    expect(ledger.begun).toHaveLength(1);
    expect(ledger.effects).toHaveLength(1);
  });

  test('where the first handler throws, one of the copies takes over, and the effect is there once', async () => {
    await using bench = await balance();
    const { wire, ledger } = bench;
    const delivery = await captured(bench);
    ledger.before = async () => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      if (ledger.begun.length === 1) throw new Error('Not yet.');
    };
    const answers = await Promise.all(Array.from({ length: 20 }, () => wire.replay(delivery)));
    const outcomes = answers.map(({ status, body }) => `${status} ${body.outcome}`).toSorted();
    const duplicates = Array.from({ length: 18 }, () => '200 duplicate');
    expect(outcomes).toEqual([...duplicates, '200 handled', '500 failed']);
    expect(ledger.begun).toHaveLength(2);
    expect(ledger.effects).toHaveLength(1);
  });

  test('what one was killed over is handled by the other, when the claim has ended', async () => {
    // Claims outlast the first of the later attempts: it must wait, and not run the handler beside a live one.
    await using bench = await balance({ leaseMs: 1500 });
    const { ledger } = bench;
    let killed: Program | undefined;
    let killedAt = 0;
    ledger.before = async (_, hungUp) => {
      if (killed !== undefined) return;
      // The first of this bench's deliveries went to the first of the receivers.
      [killed] = receivers;
      killedAt = performance.now();
      await killed?.kill();
      await hungUp;
    };
    await bench.run();
    await bench.effects(1);
    expect(performance.now() - killedAt).toBeGreaterThan(1000);
    expect(ledger.begun).toHaveLength(2);
    await vi.waitFor(async () => {
      const { logs } = await bench.client.workers.webhooks.listExecutions(bench.workerId);
      expect(logs[0]).toMatchObject({ requestStatus: 'success', responseStatus: 200 });
    });
    await killed?.restart();
    const delivery = bench.wire.attempts[0]!;
    // Both know it, also the one that was dead.
    for (const _ of receivers)
      expect(await bench.wire.replay(delivery)).toMatchObject({
        status: 200,
        body: { outcome: 'duplicate' },
      });
    expect(ledger.effects).toHaveLength(1);
  });

  test('the turns of a task are handled in order, however its deliveries arrive', async () => {
    await using bench = await balance();
    const { wire, ledger, client, workerId } = bench;
    wire.forth = () => undefined;
    const taskId = `tsk_${crypto.randomUUID()}`;
    await client.tasks.create({ workerId, taskId, input: 'One.' });
    const first = await seen(bench, 1);
    // Given up, so that the next turn's delivery comes.
    await bench.executions(5);
    await client.tasks.create({ taskId, input: 'Two.' });
    const second = await seen(bench, 6);
    expect(await wire.replay(second)).toMatchObject({ status: 200, body: { outcome: 'handled' } });
    expect(await wire.replay(first)).toMatchObject({ status: 200, body: { outcome: 'outdated' } });
    expect(ledger.effects.map(({ seq }) => seq)).toEqual([1]);
  });
});

type RunningBench = Awaited<ReturnType<typeof startBench>>;

/** A delivery of the server that never got to a receiver, and which the server takes for delivered. */
async function captured(bench: RunningBench): Promise<Delivery> {
  bench.wire.forth = () => undefined;
  await bench.run();
  const delivery = await seen(bench, 1);
  await bench.client.workers.webhooks.delete(bench.workerId);
  return delivery;
}

/** The attempt of this number, counted from 1. */
async function seen({ wire }: RunningBench, attempt: number): Promise<Delivery> {
  await vi.waitFor(() => expect(wire.attempts.length).toBeGreaterThanOrEqual(attempt), { timeout: 30_000 });
  return wire.attempts[attempt - 1]!;
}
