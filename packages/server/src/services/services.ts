import type { LanguageModelV4 } from '@ai-sdk/provider';
import type { Logger } from 'pino';
import { KeyRing } from '../auth/key-ring.ts';
import { Sessions } from '../auth/sessions.ts';
import type { OpenDatabase } from '../db/database.ts';
import { WebhookDeliverer } from '../deliveries/webhook-deliverer.ts';
import { EventLog } from '../events/event-log.ts';
import { WorkerFiles } from '../files/worker-files.ts';
import type { Links } from '../links.ts';
import { EventRepository } from '../repositories/event-repository.ts';
import { KeyRepository } from '../repositories/key-repository.ts';
import { SessionRepository } from '../repositories/session-repository.ts';
import { Scheduler } from '../schedules/scheduler.ts';
import { TurnRunner } from '../turns/turn-runner.ts';
import { FileService } from './file-service.ts';
import { ScheduleService } from './schedule-service.ts';
import { StartTurn } from './start-turn.ts';
import { StreamService } from './stream-service.ts';
import { TaskService } from './task-service.ts';
import { UsageService } from './usage-service.ts';
import { WebhookService } from './webhook-service.ts';
import { WorkerService } from './worker-service.ts';

/** Everything behind the routes. */
export interface Services {
  readonly keyRing: KeyRing;
  readonly sessions: Sessions;
  readonly workers: WorkerService;
  readonly tasks: TaskService;
  readonly startTurn: StartTurn;
  readonly runner: TurnRunner;
  readonly streams: StreamService;
  readonly files: FileService;
  readonly webhooks: WebhookService;
  readonly usage: UsageService;
  readonly deliverer: WebhookDeliverer;
  readonly schedules: ScheduleService;
  readonly scheduler: Scheduler;
}

export interface ServiceOptions {
  readonly storage: Pick<OpenDatabase, 'database' | 'client'> & {
    /** Where the files are kept. */
    readonly folder: string;
  };
  readonly links: Links;
  readonly model: LanguageModelV4;
  readonly logger: Logger;
  /** Milliseconds, as `ServerOptions` has them. */
  readonly webhookRetryDelay?: number | undefined;
  readonly webhookTimeLimit?: number | undefined;
}

export function createServices({
  storage: { database, client, folder },
  links,
  model,
  logger,
  webhookRetryDelay: retryDelay,
  webhookTimeLimit: timeLimit,
}: ServiceOptions): Services {
  const log = new EventLog(new EventRepository(database));
  const files = new WorkerFiles(folder);
  const deliverer = new WebhookDeliverer({ database, client, links, logger, retryDelay, timeLimit });
  const workers = new WorkerService(database, deliverer);
  const runner = new TurnRunner({ database, log, files, model, deliverer }, logger);
  const scheduler = new Scheduler({ database, runner, logger });
  const keys = new KeyRepository(database);
  const keyRing = new KeyRing(keys);
  return {
    keyRing,
    sessions: new Sessions(new SessionRepository(database), keys, keyRing),
    workers,
    tasks: new TaskService(database, workers),
    startTurn: new StartTurn(database, files),
    runner,
    streams: new StreamService(log),
    files: new FileService(database, files, workers),
    webhooks: new WebhookService(database, workers, deliverer),
    usage: new UsageService(database, workers),
    deliverer,
    schedules: new ScheduleService(database, workers, scheduler),
    scheduler,
  };
}
