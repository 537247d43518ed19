import type { FastifyInstance } from 'fastify';
import { ApiError } from '../errors/api-error.ts';

/** Whether the server takes requests. */
export class Readiness {
  readonly #ready = Promise.withResolvers<void>();
  #isStopping = false;

  /** From here on requests go through; those that came before waited. */
  open(): void {
    this.#ready.resolve();
  }

  /** From here on requests are refused, so that their callers try again when the server is back. */
  stop(): void {
    this.#isStopping = true;
    this.#ready.resolve();
  }

  async pass(): Promise<void> {
    await this.#ready.promise;
    if (this.#isStopping) throw new ApiError('unavailable');
  }
}

/**
 * Holds requests until what the last process left behind is put right. The port is taken before that: a server that can't
 * have it must not touch the waiting turns.
 */
export function addReadiness(app: FastifyInstance, readiness: Readiness): void {
  app.addHook('onRequest', () => readiness.pass());
}
