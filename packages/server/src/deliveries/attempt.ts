import type { LaneJob } from '../jobs/delivery-queue.ts';
import type { DeliveryRow } from '../repositories/webhook-delivery-repository.ts';
import type { ExecutionRow } from '../repositories/webhook-execution-repository.ts';
import type { WebhookRow } from '../repositories/webhook-repository.ts';
import type { AttemptOutcome } from './attempt-delivery.ts';

/** An attempt that is stored as begun. */
export interface BegunAttempt {
  /** As it was before. */
  readonly delivery: DeliveryRow;
  readonly webhook: WebhookRow;
  readonly execution: ExecutionRow;
  /** The job that it does; none when it is made by hand. */
  readonly job: LaneJob | undefined;
}

/** An attempt that is under way, or ended and not recorded yet. */
export interface Attempt extends BegunAttempt {
  /** Also the job that came while the delivery was being sent by hand. */
  job: LaneJob | undefined;
  readonly abort: AbortController;
  outcome: AttemptOutcome | undefined;
  /** Settles when how it ended is stored. */
  readonly recorded: PromiseWithResolvers<ExecutionRow>;
}

/** An attempt that has ended. */
export type EndedAttempt = Attempt & { readonly outcome: AttemptOutcome };
