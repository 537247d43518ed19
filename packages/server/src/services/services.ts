import type { LanguageModelV4 } from '@ai-sdk/provider';
import type { Logger } from 'pino';
import { KeyRing } from '../auth/key-ring.ts';
import type { Database } from '../db/database.ts';
import { EventLog } from '../events/event-log.ts';
import { WorkerFiles } from '../files/worker-files.ts';
import { EventRepository } from '../repositories/event-repository.ts';
import { KeyRepository } from '../repositories/key-repository.ts';
import { TurnRunner } from '../turns/turn-runner.ts';
import { FileService } from './file-service.ts';
import { StartTurn } from './start-turn.ts';
import { StreamService } from './stream-service.ts';
import { TaskService } from './task-service.ts';
import { WorkerService } from './worker-service.ts';

/** Everything behind the routes. */
export interface Services {
  readonly keyRing: KeyRing;
  readonly workers: WorkerService;
  readonly tasks: TaskService;
  readonly startTurn: StartTurn;
  readonly runner: TurnRunner;
  readonly streams: StreamService;
  readonly files: FileService;
}

export interface ServiceOptions {
  readonly database: Database;
  /** Where the files are kept. */
  readonly folder: string;
  readonly model: LanguageModelV4;
  readonly logger: Logger;
}

export function createServices({ database, folder, model, logger }: ServiceOptions): Services {
  const log = new EventLog(new EventRepository(database));
  const files = new WorkerFiles(folder);
  const workers = new WorkerService(database);
  return {
    keyRing: new KeyRing(new KeyRepository(database)),
    workers,
    tasks: new TaskService(database, workers),
    startTurn: new StartTurn(database, files),
    runner: new TurnRunner({ database, log, files, model }, logger),
    streams: new StreamService(log),
    files: new FileService(database, files, workers),
  };
}
