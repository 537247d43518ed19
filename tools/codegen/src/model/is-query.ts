import type { OperationModel } from './operation-model.ts';

/** Whether React asks for an operation as a query: it reads, and does not stream. */
export function isQuery({ reads, response }: OperationModel): boolean {
  return reads && response.kind !== 'stream';
}
