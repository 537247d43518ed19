import { isQuery } from '../model/is-query.ts';
import type { OperationModel } from '../model/operation-model.ts';
import type { Resource } from '../model/resource-tree.ts';
import { camelCase } from '../naming/camel-case.ts';
import { docstring } from './docstring.ts';
import { hookName } from './hook-name.ts';
import { methodSignature, type MethodSignature } from './method-signature.ts';
import { printString } from './print-literal.ts';
import { methodType, paramsType, querySignature } from './query-signature.ts';

/** One hook: its name and type, and what makes it. */
interface Hook {
  readonly name: string;
  readonly doc: string;
  /** Written out, since a published declaration can't name what the compiler would find by itself. */
  readonly type: string;
  readonly value: string;
  /** The options of a query that it is made of. */
  readonly query?: string;
}

/** Prints `hooks.gen.ts`: a query or mutation hook for each operation, and for each query one for Suspense. */
export function printHooks(roots: readonly Resource[]): string {
  const hooks = roots.flatMap(readHooks);
  const names = hooks.map(({ name }) => name);
  const double = names.find((name, index) => names.indexOf(name) < index);
  if (double !== undefined) throw new Error(`Two operations give the hook ${double}. Rename one of them.`);
  const queries = [...new Set(hooks.flatMap(({ query }) => query ?? []))];
  return [
    `import type { Handinger } from '@ramensoft/handinger';`,
    `import { bindInfiniteQuery, bindMutation, bindQuery, bindSuspenseInfiniteQuery, bindSuspenseQuery, type InfiniteQueryHook, type MutationHook, type QueryHook, type SuspenseInfiniteQueryHook, type SuspenseQueryHook } from './hook-contract.gen.ts';`,
    `import type { Answer, Id, Params, WithoutPage } from './query-contract.gen.ts';`,
    `import { ${queries.join(', ')} } from './queries.gen.ts';`,
    '',
    ...hooks.map(
      ({ name, doc, type, value }) => `${doc}export const ${name}: ${type} = /* @__PURE__ */ ${value};\n`,
    ),
  ].join('\n');
}

function readHooks(resource: Resource): Hook[] {
  const own = resource.operations.flatMap((operation) => {
    const signature = methodSignature(resource, operation);
    const name = hookName(resource, operation, signature);
    if (isQuery(operation)) return queryHooks(name, operation, signature);
    return operation.reads ? [] : [mutationHook(name, operation, signature)];
  });
  return [...own, ...resource.children.flatMap(readHooks)];
}

function queryHooks(name: string, operation: OperationModel, signature: MethodSignature): Hook[] {
  const kind = operation.items ? 'InfiniteQuery' : 'Query';
  const query = `${camelCase(operation.id)}${kind}`;
  const what = operation.items ? `The pages of \`${operation.id}\`` : `\`${operation.id}\``;
  const { declared, declaredWithoutPage, data } = querySignature(operation, signature);
  const types = `<[${(operation.items ? declaredWithoutPage : declared).join(', ')}], ${data}>`;
  return [
    {
      name: `use${name}`,
      doc: docstring([`${what}. ${operation.description}`, source(operation)]),
      type: `${kind}Hook${types}`,
      value: `bind${kind}(${query})`,
      query,
    },
    {
      name: `useSuspense${name}`,
      doc: docstring([`As {@link use${name}}; suspends until there is data.`]),
      type: `Suspense${kind}Hook${types}`,
      value: `bindSuspense${kind}(${query})`,
    },
  ];
}

function mutationHook(name: string, operation: OperationModel, signature: MethodSignature): Hook {
  const { type, taken, given } = variables(operation, signature);
  return {
    name: `use${name}`,
    doc: docstring([
      `\`${operation.id}\`. ${operation.description}`,
      source(operation),
      operation.deprecated ? '@deprecated' : '',
    ]),
    type: `MutationHook<${type}, Answer<${methodType(operation)}>>`,
    value: `bindMutation(${printString(operation.id)}, (client, ${taken}) => client.${operation.id}(${given}))`,
  };
}

/** The one object that a mutation takes: its type, how it is taken apart, and what of it the client's method is given. */
function variables(operation: OperationModel, signature: MethodSignature) {
  const { id, paramsName, paramsOptional } = signature;
  const params = paramsType(operation, signature);
  if (!id) {
    if (paramsName === undefined) return { type: 'void', taken: '_', given: '' };
    return { type: paramsOptional ? `${params} | void` : params, taken: 'params', given: 'params' };
  }
  const { name } = id;
  if (paramsName === undefined) return { type: `{ ${name}: string }`, taken: `{ ${name} }`, given: name };
  return {
    type: `{ ${name}: string } & ${params}`,
    taken: `{ ${name}, ...params }`,
    given: `${name}, params`,
  };
}

function source({ httpMethod, path }: OperationModel): string {
  return `Source: ${httpMethod} ${path}`;
}
