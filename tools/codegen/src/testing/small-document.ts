import type { Document, OperationObject, PathItem } from '../document/document.ts';

/** A document with one operation at one path, of the given method. */
export function smallDocument(
  path: string,
  method: keyof PathItem,
  operation: Partial<OperationObject>,
): Document {
  const complete: OperationObject = {
    operationId: 'tasks.pause',
    description: 'Pause a task.',
    'x-handinger-retry': method === 'post' ? 'keyed' : 'safe',
    responses: {
      200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Task' } } } },
    },
    ...operation,
  };
  return { paths: { [path]: { [method]: complete } }, components: { schemas: { Task: { type: 'object' } } } };
}
