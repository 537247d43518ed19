import type { Database } from '../db/database.ts';
import { IdempotencyRepository } from '../repositories/idempotency-repository.ts';
import { earlierResult, IdempotencyKeyTaken, type IdempotentRequest } from './idempotent-request.ts';

/** What a request does once, however often it arrives with the same `Idempotency-Key`. */
export interface Deed<Result> {
  /** The id that the key stands for from now on. */
  readonly resultId: string;
  /** Does it. `claim` takes the key, and must run in the transaction that the deed is stored in. */
  act(claim: (transaction: Database) => Promise<void>): Promise<Result>;
  /** What the first request with the key made. */
  findEarlier(resultId: string): Promise<Result | undefined>;
}

/**
 * Does the deed of a request, or gives the result of the first request with its key.
 *
 * @throws {ApiError} `idempotency_conflict` when the key was used with another request.
 */
export async function doOnce<Result>(
  database: Database,
  request: IdempotentRequest | undefined,
  { resultId, act, findEarlier }: Deed<Result>,
): Promise<Result> {
  try {
    return await act(async (transaction) => {
      if (request === undefined) return;
      const isFree = await new IdempotencyRepository(transaction).claim({ ...request, resultId });
      if (!isFree) throw new IdempotencyKeyTaken();
    });
  } catch (error) {
    if (request === undefined || !(error instanceof IdempotencyKeyTaken)) throw error;
    const id = await earlierResult(new IdempotencyRepository(database), request);
    const earlier = id === undefined ? undefined : await findEarlier(id);
    if (earlier === undefined) throw error;
    return earlier;
  }
}
