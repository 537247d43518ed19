import type { OperationObject, Parameter } from '../document/document.ts';
import type { OperationModel } from './operation-model.ts';

/**
 * Reads when an operation may be sent again. Throws when the document does not say it, or says `safe` of a POST that does
 * not only read (a task would run twice), or gives a POST no `Idempotency-Key`.
 */
export function readRetry(
  id: string,
  httpMethod: string,
  operation: OperationObject,
  parameters: readonly Parameter[],
): OperationModel['retry'] {
  const retry = operation['x-handinger-retry'];
  if (retry !== 'safe' && retry !== 'keyed' && retry !== 'recover') {
    throw new Error(`${id} has no x-handinger-retry. Say safe, keyed or recover.`);
  }
  const writes = httpMethod === 'POST' && operation['x-handinger-reads'] !== true;
  if ((retry === 'safe') === writes) {
    throw new Error(
      `${id} is a ${httpMethod} with x-handinger-retry: ${retry}. POST is keyed or recover, unless it has x-handinger-reads: true; others are safe.`,
    );
  }
  if (retry !== 'safe' && !parameters.some((parameter) => parameter.name === 'Idempotency-Key')) {
    throw new Error(
      `${id} has no Idempotency-Key parameter. Add it, so that a repeated request has one effect.`,
    );
  }
  return retry;
}
