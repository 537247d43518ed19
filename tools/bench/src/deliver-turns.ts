import { setTimeout } from 'node:timers/promises';

import type { Handinger, WebhookExecution } from '@ramensoft/handinger';

import { load } from './load.ts';
import type { ReceiverCommand, ReceiverReport } from './webhook-receiver-process.ts';

/** The receiver's process: each command is answered with what it saw. */
export interface Receiver {
  readonly url: string;
  tell(command: ReceiverCommand): Promise<ReceiverReport>;
}

/** Deliveries that came to their end. */
export interface DeliveredTurns {
  readonly report: ReceiverReport;
  /** How many deliveries had not been attempted when the receiver began to answer. */
  readonly waiting: number;
  /** Every attempt, as the API tells it. */
  readonly executions: readonly WebhookExecution[];
}

/**
 * Runs `total` turns, each of a task of its own, while the receiver holds its answers back; then lets it answer, and waits until nothing is left
 * to deliver. `failing`, from 0 to 1, is the share of attempts that the receiver fails.
 */
export async function deliverTurns(
  client: Handinger,
  { url, tell }: Receiver,
  { total, failing }: { total: number; failing: number },
): Promise<DeliveredTurns> {
  const worker = await client.workers.create({ instructions: 'Be brief.' });
  const { token } = await client.workers.webhooks.update(worker.id, { url });
  await tell({ do: 'reset', token: token ?? '', failing, held: true });
  const tasks = {
    url: `${client.baseURL}/api/tasks`,
    method: 'POST',
    headers: { authorization: `Bearer ${client.apiKey}`, 'content-type': 'application/json' },
    body: () => JSON.stringify({ input: 'Say hello in five words.', workerId: worker.id }),
  } as const;
  await load(tasks, { total });
  let report = await tell({ do: 'open' });
  const waiting = total - Object.keys(report.deliveries).length;

  // Longer than any wait between attempts: when nothing came for so long, nothing will.
  for (let quiet = 0; quiet < 6;) {
    const { requests } = report;
    await setTimeout(1_000);
    report = await tell({ do: 'report' });
    quiet = report.requests === requests ? quiet + 1 : 0;
  }
  const executions = await Array.fromAsync(client.workers.webhooks.listExecutions(worker.id));
  return { report, waiting, executions };
}
