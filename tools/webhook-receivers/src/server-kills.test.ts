import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Mount } from './testing/mount.ts';
import { startBench, type Bench } from './testing/start-bench.ts';
import { startHandinger, type HandingerProgram } from './testing/start-handinger.ts';
import { startNodeApp } from './testing/start-node-app.ts';

/** Deliveries that are under way when the server is killed. */
const deliveries = 6;

let server: HandingerProgram;
let mount: Mount;
beforeAll(async () => {
  server = await startHandinger(20);
  mount = await startNodeApp('node:http');
});
afterAll(async () => {
  await mount?.close();
  await server?.close();
});

type Arm = (bench: Bench, kill: () => Promise<void>) => void;

const afterAnswer =
  (delay: number): Arm =>
  ({ wire }, kill) => {
    wire.back = () => {
      setTimeout(() => void kill(), delay);
      return true;
    };
  };

/** Where on the way of the first attempt that gets there the server is killed, while it knows of no answer. */
const before: Record<string, Arm> = {
  'before the receiver has it': ({ wire }, kill) => {
    const { forth } = wire;
    wire.forth = async (delivery, attempt) => {
      const passed = await forth(delivery, attempt);
      await kill();
      return passed;
    };
  },
  'while it is handled': ({ ledger }, kill) => {
    ledger.before = kill;
  },
  'before it hears the answer': ({ wire }, kill) => {
    wire.back = async () => {
      await kill();
      return true;
    };
  },
};

/** Or when the answer is there, and may be written down or not. */
const after: Record<string, Arm> = {
  'as it is answered': afterAnswer(0),
  '3 ms after it was answered': afterAnswer(3),
  '12 ms after it was answered': afterAnswer(12),
};

test.each(Object.entries({ ...before, ...after }))(
  'killed %s, the server loses no delivery, and none is handled twice',
  async (moment, arm) => {
    await using bench = await startBench(server, mount.url, { signature: 'required' });
    const { client, workerId, wire, ledger } = bench;
    // All turns are done before a delivery gets anywhere: nothing but deliveries is under way when the server dies.
    const gate = Promise.withResolvers<void>();
    wire.forth = async (delivery) => {
      await gate.promise;
      return delivery;
    };
    let killed: Promise<void> | undefined;
    arm(bench, () => (killed ??= server.kill()));
    await Promise.all(Array.from({ length: deliveries }, () => bench.run()));
    await vi.waitFor(() => expect(wire.attempts.length).toBeGreaterThan(0));
    gate.resolve();
    await vi.waitFor(() => expect(killed).toBeDefined(), { interval: 1, timeout: 10_000 });
    await killed;
    await server.restart();

    const executions = await vi.waitFor(
      async () => {
        const { logs } = await client.workers.webhooks.listExecutions(workerId);
        const delivered = logs.filter(({ requestStatus }) => requestStatus === 'success');
        expect(new Set(delivered.map(({ deliveryId }) => deliveryId)).size).toBe(deliveries);
        return logs;
      },
      { timeout: 60_000, interval: 50 },
    );
    expect(ledger.effects).toHaveLength(deliveries);
    expect(new Set(ledger.effects.map(({ deliveryId }) => deliveryId)).size).toBe(deliveries);
    expect(executions.filter(({ requestStatus }) => requestStatus === 'success')).toHaveLength(deliveries);
    const failed = executions.filter(({ requestStatus }) => requestStatus === 'error');
    expect(failed.length).toBeGreaterThanOrEqual(moment in before ? 1 : 0);
    for (const { errorMessage } of failed) expect(errorMessage).toContain('not known');
  },
);
