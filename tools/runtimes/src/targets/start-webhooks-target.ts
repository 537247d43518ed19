import { Webhook } from 'standardwebhooks';
import type { SignedDelivery, WebhooksSuiteConfig } from '../suites/webhooks/webhooks-case.ts';
import type { Target } from './target.ts';

const tokens = { current: 'whk_current_Zm9vYmFy', former: 'whk_former_YmFyYmF6' };
const sentAt = new Date('2026-03-01T12:00:00Z');

/** Deliveries signed by a library that is not ours, so that the suite does not believe its own signatures. */
export async function startWebhooksTarget(): Promise<Target> {
  const config: WebhooksSuiteConfig = {
    tokens,
    now: sentAt.getTime(),
    delivery: sign(tokens.current, 'wex_1', 1),
    deliveryOfFormer: sign(tokens.former, 'wex_2', 1),
    followUp: sign(tokens.current, 'wex_3', 2),
  };
  return { config, close: async () => {} };
}

function sign(token: string, id: string, seq: number): SignedDelivery {
  const turn = {
    id: `trn_${seq}`,
    taskId: 'tsk_1',
    seq,
    status: 'completed',
    input: 'Say naïve.',
    outputText: 'naïve 🐕 猫 \u2028',
  };
  const task = { id: 'tsk_1', workerId: 'wrk_1', status: 'completed', title: 'A task' };
  const event = {
    id,
    type: 'task.completed',
    createdAt: sentAt.toISOString(),
    workerId: 'wrk_1',
    taskId: 'tsk_1',
    task,
    turn,
    invented: { later: true },
  };
  const body = JSON.stringify(event);
  const headers = {
    'Content-Type': 'application/json; charset=utf-8',
    'X-Handinger-Token': token,
    'X-Handinger-Delivery': id,
    'X-Handinger-Event': event.type,
    'webhook-id': id,
    'webhook-timestamp': `${sentAt.getTime() / 1000}`,
    'webhook-signature': new Webhook(token, { format: 'raw' }).sign(id, sentAt, body),
  };
  return { headers, body };
}
