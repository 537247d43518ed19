import { Handinger } from '@ramensoft/handinger';
import { expect, vi } from 'vitest';
import type { Settings } from '../mounts/settings.ts';
import { startLedger, type Ledger } from './start-ledger.ts';
import { startWire, type Wire } from './start-wire.ts';

/** A worker with a webhook of its own, the way that its deliveries take, and what comes of them. */
export interface Bench extends AsyncDisposable {
  readonly client: Handinger;
  readonly workerId: string;
  /** The token that the webhook has at first. */
  readonly token: string;
  readonly wire: Wire;
  readonly ledger: Ledger;
  /** Runs a turn to its end. */
  run(
    input?: string,
  ): Promise<{ readonly taskId: string; readonly turnId: string; readonly outputText: string }>;
  /** Waits until so many attempts were made and written down; the oldest first. */
  executions(count: number): Promise<Handinger.WebhookExecution[]>;
  /** Waits until the handlers have had so many effects. */
  effects(count: number): Promise<Ledger['effects']>;
}

const patient = { timeout: 60_000, interval: 50 };

export async function startBench(
  server: { readonly url: string; readonly key: string },
  receiver: string | (() => string),
  settings: Partial<Settings> = {},
): Promise<Bench> {
  const client = new Handinger({ apiKey: server.key, baseURL: server.url });
  const ledger = await startLedger();
  const wire = await startWire(receiver, { tokens: [], ledger: ledger.url, ...settings });
  const { id: workerId } = await client.workers.create({ instructions: 'Repeat what you are told.' });
  const { token } = await client.workers.webhooks.update(workerId, { url: wire.url });
  if (token === null) throw new Error('The webhook has no token.');
  wire.settings = { ...wire.settings, tokens: [token] };
  return {
    client,
    workerId,
    token,
    wire,
    ledger,
    async run(input = 'Grüße, 🐕!') {
      const { metadata } = await client.tasks.create({ workerId, input });
      const { turns } = await client.tasks.retrieve(String(metadata['taskId']));
      const { id: turnId, taskId, outputText } = turns[0]!;
      return { taskId, turnId, outputText };
    },
    async executions(count) {
      await vi.waitFor(() => expect(wire.attempts.length).toBeGreaterThanOrEqual(count), patient);
      return vi.waitFor(async () => {
        const { logs } = await client.workers.webhooks.listExecutions(workerId);
        expect(logs).toHaveLength(count);
        expect(logs.filter(({ requestStatus }) => requestStatus === null)).toEqual([]);
        return logs.toReversed();
      }, patient);
    },
    async effects(count) {
      await vi.waitFor(() => expect(ledger.effects).toHaveLength(count), patient);
      return ledger.effects;
    },
    async [Symbol.asyncDispose]() {
      // Of a server that a failed test left dead there is nothing to delete.
      await client.workers.webhooks.delete(workerId).catch(() => undefined);
      await wire[Symbol.asyncDispose]();
      await ledger[Symbol.asyncDispose]();
    },
  };
}
