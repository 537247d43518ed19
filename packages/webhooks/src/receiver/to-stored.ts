import type { StoredDelivery } from './delivery-store.ts';
import type { WebhookEvent } from '../event.ts';
import { isTurnEvent } from './is-turn-event.ts';

/** What a store is asked about an event: its turn's place in the task; any other event is a group of its own. */
export function toStored(event: WebhookEvent, leaseMs: number, isByTurn: unknown): StoredDelivery {
  const { id } = event;
  if (!isTurnEvent(event)) return { id, group: id, seq: 0, leaseMs };
  const { workerId, taskId, turn } = event;
  return { id: isByTurn ? turn.id : id, group: `${workerId}/${taskId}`, seq: turn.seq, leaseMs };
}
