import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Principal } from '../auth/principal.ts';
import type { Database } from '../db/database.ts';
import type { WebhookDeliverer } from '../deliveries/webhook-deliverer.ts';
import { ApiError } from '../errors/api-error.ts';
import { newId } from '../new-id.ts';
import type { Page } from '../repositories/page.ts';
import { WebhookDeliveryRepository } from '../repositories/webhook-delivery-repository.ts';
import {
  hasEnded,
  WebhookExecutionRepository,
  type EndedExecution,
} from '../repositories/webhook-execution-repository.ts';
import { WebhookRepository, type WebhookRow } from '../repositories/webhook-repository.ts';
import { doOnce } from './do-once.ts';
import { endWebhook } from './end-webhook.ts';
import type { IdempotentRequest } from './idempotent-request.ts';
import { checkCreator } from './worker-access.ts';
import type { WorkerService } from './worker-service.ts';

/** The webhooks of workers and what became of their deliveries, for the creators of the workers only. */
export class WebhookService {
  readonly #database: Database;
  readonly #workers: WorkerService;
  readonly #deliverer: WebhookDeliverer;
  readonly #webhooks: WebhookRepository;
  readonly #executions: WebhookExecutionRepository;

  constructor(database: Database, workers: WorkerService, deliverer: WebhookDeliverer) {
    this.#database = database;
    this.#workers = workers;
    this.#deliverer = deliverer;
    this.#webhooks = new WebhookRepository(database);
    this.#executions = new WebhookExecutionRepository(database);
  }

  async find(principal: Principal, workerId: string): Promise<WebhookRow | undefined> {
    await this.#checkCreator(principal, workerId);
    return this.#webhooks.find(workerId);
  }

  /**
   * Sets the URL; the first one makes a token, which later ones keep.
   *
   * @throws {ApiError} `unprocessable` for a URL that nothing can be sent to.
   */
  async setUrl(principal: Principal, workerId: string, url: string): Promise<WebhookRow> {
    await this.#checkCreator(principal, workerId);
    checkUrl(url);
    return this.#webhooks.saveUrl({ workerId, url, token: newToken() });
  }

  async delete(principal: Principal, workerId: string): Promise<void> {
    await this.#checkCreator(principal, workerId);
    await endWebhook(this.#database, this.#deliverer, workerId);
  }

  /**
   * A request that arrives again gets the present webhook: a token that was replaced since would be of no use.
   *
   * @throws {ApiError} `conflict` for a worker without a webhook.
   */
  async regenerateToken(
    principal: Principal,
    workerId: string,
    idempotent: IdempotentRequest | undefined,
  ): Promise<WebhookRow> {
    await this.#checkCreator(principal, workerId);
    return doOnce(this.#database, idempotent, {
      resultId: workerId,
      act: (claim) =>
        this.#database.transaction(async (transaction) => {
          await claim(transaction);
          return required(await new WebhookRepository(transaction).setToken(workerId, newToken()));
        }),
      findEarlier: async (id) => required(await this.#webhooks.find(id)),
    });
  }

  async listExecutions(principal: Principal, workerId: string, page: number): Promise<Page<EndedExecution>> {
    await this.#checkCreator(principal, workerId);
    return this.#executions.list(workerId, page);
  }

  /**
   * Makes one more attempt at a delivery, and waits for its end.
   *
   * @param id Of one of its executions, or its own.
   * @throws {ApiError} `not_found`, or `conflict` while an attempt is under way and for a worker without a webhook.
   */
  async resend(
    principal: Principal,
    workerId: string,
    id: string,
    idempotent: IdempotentRequest | undefined,
  ): Promise<EndedExecution> {
    await this.#checkCreator(principal, workerId);
    const delivery = await new WebhookDeliveryRepository(this.#database).find(id);
    if (delivery?.workerId !== workerId) {
      throw new ApiError('not_found', `The worker ${workerId} has no webhook execution ${id}.`);
    }
    const executionId = newId('wex');
    return doOnce(this.#database, idempotent, {
      resultId: executionId,
      act: async (claim) => {
        await this.#deliverer.resend(delivery.id, { executionId, claim });
        return this.#whenEnded(executionId);
      },
      // The attempt of a request that arrives twice may still be under way: it is joined, not refused.
      findEarlier: (earlier) => this.#whenEnded(earlier),
    });
  }

  async #checkCreator(principal: Principal, workerId: string): Promise<void> {
    checkCreator(await this.#workers.find(principal, workerId), principal, 'see or change its webhook');
  }

  async #whenEnded(executionId: string): Promise<EndedExecution> {
    for (;;) {
      const execution = await this.#executions.find(executionId);
      if (execution === undefined) throw new Error(`The execution ${executionId} is not stored.`);
      if (hasEnded(execution)) return execution;
      await setTimeout(20);
    }
  }
}

/** 192 random bits. */
function newToken(): string {
  return `whk_${randomBytes(24).toString('base64url')}`;
}

function required(webhook: WebhookRow | undefined): WebhookRow {
  if (webhook !== undefined) return webhook;
  throw new ApiError('conflict', 'The worker has no webhook. Set its URL first, which makes a token.');
}

function checkUrl(text: string): void {
  const url = URL.parse(text);
  // Of "https:hook" and "https:///hook", URL takes "hook" for the host, which nobody meant.
  if (url === null || !/^https?:\/\/[^/]/i.test(text)) {
    throw badUrl('must begin with https:// or http:// and a host');
  }
  // Every execution shows the URL.
  if (url.username !== '' || url.password !== '') throw badUrl('must hold no user and no password');
}

function badUrl(message: string): ApiError {
  return new ApiError('unprocessable', `The webhook's url ${message}.`, [{ path: 'url', message }]);
}
