import type { KnownWebhookEvent, WebhookEvent } from '../event.ts';
import type { Task, Turn } from '../generated/webhook-events.gen.ts';
import { isTurnEvent } from './is-turn-event.ts';
import { refuseUnless } from '../refuse-unless.ts';

/** What `confirm` needs of a client; the client of `@ramensoft/handinger` has it. */
export interface ConfirmingClient {
  readonly tasks: {
    /** Rejects with an error whose `status` is 403 or 404 where there is no such task for this client. */
    retrieve(taskId: string): PromiseLike<{ readonly task: Task; readonly turns: readonly Turn[] }>;
  };
}

/**
 * The event as the API tells it: of the delivery only its id is kept, and which turn it is about.
 *
 * Throws a `WebhookVerificationError` with the code `unconfirmed` where the API knows no such turn of this worker, or none
 * that ended; whatever else the client throws passes through.
 */
export async function confirmEvent(
  event: WebhookEvent,
  client: ConfirmingClient,
): Promise<KnownWebhookEvent> {
  refuseUnless(isTurnEvent(event) && event.taskId, 'unconfirmed');
  const { id, workerId } = event;
  let confirmed = {} as KnownWebhookEvent;
  try {
    const { task, turns } = await client.tasks.retrieve(event.taskId);
    const turn = turns.find((each) => each.id === event.turn.id) as Turn;
    const type = `task.${turn?.status}` as KnownWebhookEvent['type'];
    // The task's id is taken from the API: one that is written in another way must not make the turn another one.
    confirmed = { id, type, createdAt: turn?.completedAt ?? '', workerId, taskId: task.id, task, turn };
  } catch (error) {
    const { status } = error as { status?: unknown };
    if (status !== 403 && status !== 404) throw error;
  }
  refuseUnless(isTurnEvent(confirmed) && confirmed.task.workerId === workerId, 'unconfirmed');
  return confirmed;
}
