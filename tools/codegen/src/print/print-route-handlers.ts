import type { Field, OperationModel, ResponseModel } from '../model/operation-model.ts';
import { camelCase } from '../naming/camel-case.ts';
import { pascalCase } from '../naming/pascal-case.ts';
import { docstring } from './docstring.ts';
import { printString } from './print-literal.ts';
import { printType } from './print-type.ts';

/**
 * Prints `route-handlers.gen.ts`: the type of each operation's Fastify handler. It is not the one of the library,
 * because that knows one content type of a response only (a stream could not be sent), and names headers as the
 * document does, where Node gives them in lower case. A reply is what a success holds: errors are thrown, and become
 * answers in one place.
 */
export function printRouteHandlers(operations: readonly OperationModel[]): string {
  const used = new Set<string>();
  const use = (name: string) => void used.add(name);
  const handlers = operations.map((operation) => printHandler(operation, use));
  const imports = [...used].toSorted();
  return [
    `import type { Readable } from 'node:stream';`,
    `import type { RouteHandler } from 'fastify';`,
    `import type { ${imports.join(', ')} } from './types.gen.ts';`,
    '',
    docstring([
      'The handler of every operation, by its `operationId` in camel case. One that is missing does not compile.',
      'A handler gives what a success holds, and throws for everything else.',
    ]) + 'export interface RouteHandlers {',
    ...handlers,
    '}',
    '',
  ].join('\n');
}

function printHandler(operation: OperationModel, use: (name: string) => void): string {
  const base = pascalCase(operation.id);
  const data = (part: string) => {
    use(`${base}Data`);
    return `${base}Data['${part}']`;
  };
  const headers = [...operation.headerFields, ...operation.clientHeaderFields];
  const members = [
    ...(operation.pathFields.length > 0 ? [`Params: ${data('path')};`] : []),
    ...(operation.queryFields.length > 0 ? [`Querystring: NonNullable<${data('query')}>;`] : []),
    ...(headers.length > 0 ? [`Headers: ${printHeaders(headers, use)};`] : []),
    ...(operation.body ? [`Body: ${data('body')};`] : []),
    `Reply: ${printReply(base, operation.response, use)};`,
  ];
  const doc = docstring([`${operation.httpMethod} ${operation.path}`]);
  return `${doc}${camelCase(operation.id)}: RouteHandler<{\n${members.join('\n')}\n}>;`;
}

function printHeaders(fields: readonly Field[], use: (name: string) => void): string {
  const members = fields.map(
    (field) =>
      `${printString(field.wireName.toLowerCase())}${field.required ? '' : '?'}: ${printType(field.schema, use)};`,
  );
  return `{ ${members.join(' ')} }`;
}

function printReply(base: string, response: ResponseModel, use: (name: string) => void): string {
  if (response.kind === 'stream') return 'Readable';
  if (response.kind === 'binary') return 'Readable | Uint8Array';
  use(`${base}Response`);
  return response.kind === 'json' ? `${base}Response` : `${base}Response | Readable`;
}
