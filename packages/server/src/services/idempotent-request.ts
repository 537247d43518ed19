import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical-json.ts';
import { ApiError } from '../errors/api-error.ts';
import type { Upload } from '../files/upload.ts';
import type { IdempotencyRepository } from '../repositories/idempotency-repository.ts';

/** A request that carries an `Idempotency-Key`. */
export interface IdempotentRequest {
  readonly organizationId: string;
  readonly key: string;
  /** Two requests are the same when their hashes are. */
  readonly requestHash: string;
}

/** Another request took the key first: to be answered with that one's result. */
export class IdempotencyKeyTaken extends Error {
  override readonly name = 'IdempotencyKeyTaken';
}

/**
 * SHA-256 of the operation, the body and its files. The order of the body's keys does not count, and neither does `stream`:
 * it chooses the form of the answer, not what is done.
 */
export function hashRequest(operationId: string, body: object, uploads: readonly Upload[] = []): string {
  const hash = createHash('sha256').update(operationId);
  hash.update(canonicalJson({ ...body, stream: undefined }));
  for (const { filename, mediaType, bytes } of uploads) {
    hash.update(JSON.stringify([filename, mediaType, bytes.byteLength])).update(bytes);
  }
  return hash.digest('hex');
}

/**
 * The id of what the first request with this key made; undefined when the key is new.
 *
 * @throws {ApiError} `idempotency_conflict` when that was another request.
 */
export async function earlierResult(
  keys: IdempotencyRepository,
  request: IdempotentRequest,
): Promise<string | undefined> {
  const earlier = await keys.find(request.organizationId, request.key);
  if (earlier === undefined) return undefined;
  if (earlier.requestHash !== request.requestHash) {
    throw new ApiError(
      'idempotency_conflict',
      'This Idempotency-Key was used with another request in the last 24 hours. Use a new key for a new request.',
    );
  }
  return earlier.resultId;
}
