import { dogName } from '../agent/dog-name.ts';
import { inSchemaThread } from '../agent/schema/in-schema-thread.ts';
import { TurnFailure } from '../agent/turn-failure.ts';
import { writeWorker } from '../agent/write-worker.ts';
import type { Principal } from '../auth/principal.ts';
import type { Database } from '../db/database.ts';
import type { WebhookDeliverer } from '../deliveries/webhook-deliverer.ts';
import { ApiError } from '../errors/api-error.ts';
import { newId } from '../new-id.ts';
import type { Page } from '../repositories/page.ts';
import {
  WorkerRepository,
  type NewWorker,
  type WorkerChanges,
  type WorkerRow,
} from '../repositories/worker-repository.ts';
import { doOnce } from './do-once.ts';
import { endWebhook } from './end-webhook.ts';
import type { IdempotentRequest } from './idempotent-request.ts';
import { checkCreator, checkNotDeleted, checkVisible } from './worker-access.ts';

export interface WorkerDraft {
  readonly instructions?: string | undefined;
  readonly prompt?: string | undefined;
  readonly outputSchema?: Record<string, unknown> | undefined;
  readonly summary?: string | undefined;
  readonly title?: string | undefined;
  readonly visibility?: WorkerRow['visibility'] | undefined;
}

const maxInstructions = 20_000;
const maxSummary = 80;

/** The rules of workers: what a draft becomes, and who may see, use and change a worker. */
export class WorkerService {
  readonly #database: Database;
  readonly #workers: WorkerRepository;
  readonly #deliverer: WebhookDeliverer;

  constructor(database: Database, deliverer: WebhookDeliverer) {
    this.#database = database;
    this.#deliverer = deliverer;
    this.#workers = new WorkerRepository(database);
  }

  async create(principal: Principal, draft: WorkerDraft, idempotent?: IdempotentRequest): Promise<WorkerRow> {
    if (draft.outputSchema !== undefined) await checkOutputSchema(draft.outputSchema);
    const worker = newWorker(principal, draft);
    return doOnce(this.#database, idempotent, {
      resultId: worker.id,
      act: (claim) =>
        this.#database.transaction(async (transaction) => {
          await claim(transaction);
          return new WorkerRepository(transaction).insert(worker);
        }),
      findEarlier: async (id) => (await this.#workers.find(id))?.worker,
    });
  }

  async list(principal: Principal, page: number): Promise<Page<WorkerRow>> {
    return this.#workers.list(principal, page);
  }

  /** @throws {ApiError} `not_found`, also for a deleted worker, or `forbidden`. */
  async find(principal: Principal, workerId: string): Promise<WorkerRow> {
    const found = await this.#workers.find(workerId);
    if (found === undefined) throw new ApiError('not_found', `There is no worker ${workerId}.`);
    await checkVisible(this.#database, found.worker, principal);
    checkNotDeleted(found.worker);
    return found.worker;
  }

  async update(principal: Principal, workerId: string, changes: WorkerChanges): Promise<WorkerRow> {
    checkCreator(await this.find(principal, workerId), principal, 'change it');
    if (changes.outputSchema) await checkOutputSchema(changes.outputSchema);
    return this.#workers.update(workerId, changes);
  }

  /** Its webhook goes with it: after this, nothing more is delivered. */
  async delete(principal: Principal, workerId: string): Promise<void> {
    checkCreator(await this.find(principal, workerId), principal, 'delete it');
    await endWebhook(this.#database, this.#deliverer, workerId, (transaction) =>
      new WorkerRepository(transaction).markDeleted(workerId),
    );
  }
}

/** Given instructions are kept as they are; with only a prompt, the service writes what is missing. */
function newWorker(principal: Principal, draft: WorkerDraft): NewWorker {
  const written = draft.prompt === undefined ? undefined : writeWorker(draft.prompt);
  const fromInstructions = draft.instructions !== undefined;
  return {
    id: newId('wrk'),
    organizationId: principal.organizationId,
    userId: principal.userId,
    title: draft.title ?? dogName(),
    summary: draft.summary ?? clip(written?.summary ?? '', maxSummary),
    instructions: draft.instructions ?? clip(written?.instructions ?? '', maxInstructions),
    outputSchema: draft.outputSchema ?? (fromInstructions ? null : (written?.outputSchema ?? null)),
    visibility: draft.visibility ?? 'public',
  };
}

/** The worker that a task without one gets: its input is its instructions. */
export function workerForInput(principal: Principal, input: string): NewWorker {
  const summary = clip(input.trim().split('\n')[0] ?? '', maxSummary);
  return newWorker(principal, { instructions: clip(input, maxInstructions), summary });
}

/** Cuts at a code point, never inside one: half of a pair could not be stored. */
function clip(text: string, length: number): string {
  return text.length <= length
    ? text
    : text
        .slice(0, length)
        .toWellFormed()
        .replace(/\uFFFD$/, '');
}

async function checkOutputSchema(schema: Record<string, unknown>): Promise<void> {
  const issue = await faultOf(schema);
  if (issue === null) return;
  throw new ApiError('unprocessable', `outputSchema is no JSON Schema (draft-07) of an object: ${issue}`, [
    { path: 'outputSchema', message: issue },
  ]);
}

async function faultOf(schema: Record<string, unknown>): Promise<string | null> {
  const type = schema['type'];
  if (type !== undefined && type !== 'object' && !(Array.isArray(type) && type.includes('object'))) {
    return 'the type of the whole answer must be "object".';
  }
  try {
    return await inSchemaThread({ kind: 'compile', schema });
  } catch (error) {
    if (error instanceof TurnFailure) return error.message;
    throw error;
  }
}
