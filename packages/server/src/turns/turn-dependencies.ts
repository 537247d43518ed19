import type { LanguageModelV4 } from '@ai-sdk/provider';
import type { Database } from '../db/database.ts';
import type { WebhookDeliverer } from '../deliveries/webhook-deliverer.ts';
import type { EventLog } from '../events/event-log.ts';
import type { WorkerFiles } from '../files/worker-files.ts';

/** What running a turn needs. */
export interface TurnDependencies {
  readonly database: Database;
  readonly log: EventLog;
  readonly files: WorkerFiles;
  readonly model: LanguageModelV4;
  readonly deliverer: WebhookDeliverer;
}
