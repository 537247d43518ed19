import { Handinger } from '@ramensoft/handinger';
import { type KnownWebhookEvent } from '@ramensoft/handinger-webhooks';
import {
  createWebhookReceiver,
  type DeliveryStore,
  type WebhookHandler,
  type WebhookReceiver,
} from '@ramensoft/handinger-webhooks/receiver';
import type { Report } from './report.ts';
import type { Settings } from './settings.ts';

/** A receiver whose handlers have one effect: a report to the ledger, outside of this process. */
export function createReceiver(settings: Settings, store?: DeliveryStore): WebhookReceiver {
  const { ledger, ahead = 0, confirm, ...rest } = settings;
  let oldToken: number | null = null;
  const reportAs =
    (handler: string): WebhookHandler<KnownWebhookEvent> =>
    async (event, { deliveryId, verifiedBy }) => {
      const { type, workerId, taskId, turn } = event;
      const { id: turnId, seq, outputText, error = null } = turn;
      const facts = { deliveryId, verifiedBy, type, workerId, taskId, turnId, seq, outputText, error };
      const report: Report = { handler, oldToken, ...facts };
      const answer = await fetch(ledger, { method: 'POST', body: JSON.stringify(report) });
      if (!answer.ok) throw new Error(`The ledger answered ${answer.status}.`);
    };
  return createWebhookReceiver({
    ...rest,
    now: () => Date.now() + ahead,
    onOldToken: (index) => (oldToken = index),
    // What goes wrong here is meant to; the answers tell.
    onError: () => undefined,
    on: {
      'task.completed': reportAs('task.completed'),
      'task.error': reportAs('task.error'),
      'task.aborted': reportAs('task.aborted'),
    },
    ...(store && { store }),
    ...(confirm && { confirm: new Handinger(confirm) }),
  });
}
