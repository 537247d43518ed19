import { isQuery } from '../model/is-query.ts';
import type { OperationModel } from '../model/operation-model.ts';
import type { Resource } from '../model/resource-tree.ts';
import { camelCase } from '../naming/camel-case.ts';
import { docstring } from './docstring.ts';
import { methodSignature } from './method-signature.ts';
import { printString } from './print-literal.ts';
import { querySignature } from './query-signature.ts';

const keyDocs = docstring([
  'What the keys of all queries of an operation, or of a whole resource, begin with: for `invalidateQueries`, `getQueriesData` and their like. What is left out fits anything; the whole key of one query is the `queryKey` of its options.',
  "@example\n```ts\nqueryClient.invalidateQueries({ queryKey: handingerKey('tasks') });\nqueryClient.invalidateQueries({ queryKey: handingerKey('tasks.list', { workerId }) });\n```",
]);

/** Prints `queries.gen.ts`: the keys of all queries, and a function for each that gives its options. */
export function printQueries(roots: readonly Resource[]): string {
  return [
    `import type { Handinger } from '@ramensoft/handinger';`,
    `import { infiniteQuery, query, queryKey, type Answer, type Id, type InfiniteQuery, type Params, type Query, type WithoutPage } from './query-contract.gen.ts';`,
    '',
    `${docstring(['What the key of a query may go on with, by its operation; a resource has nothing more.'])}export interface HandingerKeys {`,
    ...roots.flatMap(printKeys),
    '}',
    '',
    `${keyDocs}export function handingerKey<Name extends keyof HandingerKeys>(name: Name, ...args: HandingerKeys[Name]): readonly unknown[] {`,
    `return queryKey(name, args);`,
    '}',
    '',
    ...roots.flatMap(printResource),
  ].join('\n');
}

function printKeys(resource: Resource): string[] {
  const [first] = resource.operations;
  const own = first ? [`${printString(first.resource.join('.'))}: [];`] : [];
  const operations = resource.operations.filter(isQuery).map((operation) => {
    const { keyTypes } = querySignature(operation, methodSignature(resource, operation));
    return `${printString(operation.id)}: [${keyTypes.join(', ')}];`;
  });
  return [...own, ...operations, ...resource.children.flatMap(printKeys)];
}

function printResource(resource: Resource): string[] {
  const own = resource.operations.filter(isQuery).flatMap((operation) => {
    const printed = printQuery(resource, operation);
    return operation.items ? [printed, printInfiniteQuery(resource, operation)] : [printed];
  });
  return [...own, ...resource.children.flatMap(printResource)];
}

function printQuery(resource: Resource, operation: OperationModel): string {
  const { declared, given, key, needs, data } = querySignature(
    operation,
    methodSignature(resource, operation),
  );
  const doc = docstring([`The query of \`${operation.id}\`. ${operation.description}`, source(operation)]);
  return [
    `${doc}export function ${camelCase(operation.id)}Query(${['client: Handinger', ...declared].join(', ')}): Query<${data}> {`,
    `return query(${printString(operation.id)}, [${key.join(', ')}], (options) => ${send(operation, given)}, [${needs.join(', ')}]);`,
    '}',
    '',
  ].join('\n');
}

function printInfiniteQuery(resource: Resource, operation: OperationModel): string {
  const { declaredWithoutPage, names, data } = querySignature(
    operation,
    methodSignature(resource, operation),
  );
  const doc = docstring([
    `The query of \`${operation.id}\`, one page after the other. ${operation.description}`,
    source(operation),
  ]);
  const name = camelCase(operation.id);
  const given = ['client', ...names.slice(0, -1), '{ ...params, page }'];
  return [
    `${doc}export function ${name}InfiniteQuery(${['client: Handinger', ...declaredWithoutPage].join(', ')}): InfiniteQuery<${data}> {`,
    `return infiniteQuery((page) => ${name}Query(${given.join(', ')}));`,
    '}',
    '',
  ].join('\n');
}

function send(operation: OperationModel, given: readonly string[]): string {
  const call = `client.${operation.id}(${[...given, 'options'].join(', ')})`;
  if (operation.response.kind === 'binary') return `${call}.then((file) => file.blob())`;
  // A page has methods; what is kept in a cache must be plain, to be sent to a browser and compared.
  return operation.items ? `${call}.then((answer) => ({ ...answer }))` : call;
}

function source({ httpMethod, path }: OperationModel): string {
  return `Source: ${httpMethod} ${path}`;
}
