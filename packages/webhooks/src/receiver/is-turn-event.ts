import type { KnownWebhookEvent, WebhookEvent } from '../event.ts';

/** Whether an event tells how a turn ended: each turn has one such event, and its `seq` is its place in the task. */
export function isTurnEvent(event: WebhookEvent): event is KnownWebhookEvent {
  const { type, turn } = event as KnownWebhookEvent;
  return /^task\.(completed|error|aborted)$/.test(type) && Number.isSafeInteger(turn?.seq) && turn.seq >= 0;
}
