import { fork } from 'node:child_process';
import { once } from 'node:events';

import { Handinger } from '@ramensoft/handinger';
import { Webhook } from 'standardwebhooks';

import { deliverTurns, type Receiver } from './deliver-turns.ts';
import { judgeDeliveries } from './judge-deliveries.ts';
import { printTable } from './print-table.ts';
import type { ReceiverCommand, ReceiverReport } from './webhook-receiver-process.ts';

/** Waits of 20 ms, 100 ms, 500 ms and 2.5 s instead of 5 s to 10 min; a fifth more or less. */
const retryDelay = 20;

/**
 * What the server delivers per second to a receiver on the same machine, each in a process of its own; against `fetch` that sends as many
 * deliveries to it and records nothing. Then 10,000 deliveries to a receiver that fails three times in ten: whether each arrived or had all
 * its attempts, none was lost and none handled twice. The exit status is 1 where that does not hold.
 */
export async function webhookDeliveries(): Promise<void> {
  const server = fork(new URL('webhook-server-process.ts', import.meta.url), [`${retryDelay}`]);
  const program = fork(new URL('webhook-receiver-process.ts', import.meta.url));
  try {
    const messages = Promise.all([once(server, 'message'), once(program, 'message')]);
    const [[{ url: baseURL, key: apiKey }], [url]] = (await messages) as [
      [{ url: string; key: string }],
      [string],
    ];
    const client = new Handinger({ baseURL, apiKey });
    const tell = async (command: ReceiverCommand) => {
      const answer = once(program, 'message');
      program.send(command);
      return ((await answer) as [ReceiverReport])[0];
    };
    await measureRate(client, { url, tell }, 1_000);
    await checkPromises(client, { url, tell }, { total: 10_000, failing: 0.3 });
  } finally {
    server.disconnect();
    program.disconnect();
  }
}

async function measureRate(client: Handinger, receiver: Receiver, total: number): Promise<void> {
  const { report } = await deliverTurns(client, receiver, { total, failing: 0 });
  const ours = total / (report.duration / 1_000);
  const plain = await fetchRate(receiver, total);
  printTable([
    {
      deliveries: total,
      'server /s': ours.toFixed(0),
      'plain fetch /s': plain.toFixed(0),
      'server / plain fetch': (ours / plain).toFixed(2),
    },
  ]);
  console.log();
}

async function checkPromises(
  client: Handinger,
  receiver: Receiver,
  { total, failing }: { total: number; failing: number },
): Promise<void> {
  const turns = await deliverTurns(client, receiver, { total, failing });
  const { delivered, spent, unseen, broken } = judgeDeliveries(turns, total);
  printTable([
    {
      deliveries: total,
      'queued at the start': turns.waiting,
      'failing attempts': `${failing * 100} %`,
      attempts: turns.executions.length,
      'of these never seen': unseen,
      delivered,
      'all 5 attempts spent': spent,
      'attempts /s': (turns.report.requests / (turns.report.duration / 1_000)).toFixed(0),
    },
  ]);
  console.log();
  printTable(Object.entries(broken).map(([promise, count]) => ({ 'must be 0': promise, deliveries: count })));
  if (Object.values(broken).some((count) => count !== 0)) {
    console.error('\nThe server did not keep what it promises of deliveries.');
    process.exitCode = 1;
  }
}

/** Deliveries per second of the least that a sender can do, 16 at once. */
async function fetchRate({ url, tell }: Receiver, total: number): Promise<number> {
  const token = 'whk_benchmark_0123456789';
  const signer = new Webhook(token, { format: 'raw' });
  await tell({ do: 'reset', token, failing: 0, held: false });
  let sent = 0;
  const lane = async () => {
    while (sent < total) {
      sent += 1;
      const id = `wex_${sent}`;
      const now = new Date();
      const body = JSON.stringify({ id, type: 'task.completed', text: 'x'.repeat(1_500) });
      const headers = {
        'content-type': 'application/json',
        'x-handinger-token': token,
        'x-handinger-delivery': id,
        'webhook-id': id,
        'webhook-timestamp': `${Math.floor(now.getTime() / 1_000)}`,
        'webhook-signature': signer.sign(id, now, body),
      };
      const response = await fetch(url, { method: 'POST', headers, body });
      if (response.status !== 200) throw new Error(`the receiver answered ${response.status}`);
      await response.arrayBuffer();
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: 16 }, lane));
  return total / ((performance.now() - start) / 1_000);
}
