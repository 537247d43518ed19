import type { OperationModel } from '../model/operation-model.ts';
import { docstring } from './docstring.ts';
import { printLiteral, printString } from './print-literal.ts';

/** Prints `operations.gen.ts`: what a client needs to know of each operation to send it. */
export function printOperations(operations: readonly OperationModel[]): string {
  const entries = operations.map(
    (operation) => `${printString(operation.id)}: ${printLiteral(operationRecord(operation))},`,
  );
  return [
    `import type { Operation } from './resource-contract.gen.ts';`,
    '',
    docstring(['Every operation of the API, by its `operationId`.']) + 'export const operations = {',
    ...entries,
    '} as const satisfies Record<string, Operation>;',
    '',
  ].join('\n');
}

function operationRecord(operation: OperationModel): object {
  const files = operation.body?.fields.filter((field) => field.binary).map((field) => field.wireName) ?? [];
  return {
    id: operation.id,
    method: operation.httpMethod,
    path: clientPath(operation),
    retry: operation.retry,
    response: operation.response.kind,
    ...(operation.timeout && { timeout: operation.timeout }),
    ...(operation.items && { items: operation.items.field }),
    ...(files.length > 0 && { files }),
  };
}

/** `{filePath+}`, as in RFC 6570, says that the slashes of the value stay slashes. */
function clientPath(operation: OperationModel): string {
  return operation.pathFields
    .filter((field) => field.slashes)
    .reduce((path, field) => path.replace(`{${field.wireName}}`, `{${field.wireName}+}`), operation.path);
}
