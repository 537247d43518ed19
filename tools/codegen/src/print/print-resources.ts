import type { Resource } from '../model/resource-tree.ts';
import { docstring } from './docstring.ts';
import { methodSignature } from './method-signature.ts';
import { printMethod } from './print-method.ts';
import { printParams } from './print-params.ts';

const contractTypes = new Set([
  'APIPromise',
  'FileResponse',
  'PagePromise',
  'ResourceBinding',
  'Send',
  'Uploadable',
]);

/** Prints `resources.gen.ts`: a class for each resource, the types of their parameters, and the root of them all. */
export function printResources(roots: readonly Resource[]): string {
  const used = new Set(['APIPromise', 'ResourceBinding', 'Send']);
  const use = (name: string) => void used.add(name);
  const blocks = [
    ...roots.flatMap((resource) => printResource(resource, use)),
    docstring([
      'Every resource of the API. The client extends it and supplies what sends the requests.',
      'Beside what each method names, every one can throw `AuthenticationError` (401), `RateLimitError` (429), ' +
        '`InternalServerError` (5xx), `APIConnectionError`, `APIConnectionTimeoutError` and `APIUserAbortError`.',
    ]) + printClass('HandingerResources', roots, ''),
  ];
  const names = [...used].toSorted();
  return [
    `import { operations } from './operations.gen.ts';`,
    `import type { ${names.filter((name) => contractTypes.has(name)).join(', ')} } from './resource-contract.gen.ts';`,
    `import type { ${names.filter((name) => !contractTypes.has(name)).join(', ')} } from './types.gen.ts';`,
    '',
    blocks.join('\n'),
  ].join('\n');
}

function printResource(resource: Resource, use: (name: string) => void): string[] {
  const methods = resource.operations.map((operation) => {
    const signature = methodSignature(resource, operation);
    if (/^\w+$/.test(signature.result)) use(signature.result);
    if (signature.item !== undefined) {
      use('PagePromise');
      use(signature.item);
    }
    return { params: printParams(operation, signature, use), method: printMethod(operation, signature) };
  });
  const printed = methods.map(({ method }) => method).join('\n');
  return [
    ...resource.children.flatMap((child) => printResource(child, use)),
    ...methods.map(({ params }) => params).filter((params) => params !== ''),
    docstring([resource.description]) + printClass(resource.className, resource.children, printed),
  ];
}

function printClass(name: string, children: readonly Resource[], methods: string): string {
  const fields = children.map(
    (child) => `${docstring([child.description])}readonly ${child.property}: ${child.className}<B>;`,
  );
  const own =
    methods === ''
      ? { field: '', assign: '' }
      : { field: 'readonly #send: Send;', assign: 'this.#send = send;' };
  const create = children.map((child) => `this.${child.property} = new ${child.className}<B>(send);`);
  return [
    `export class ${name}<B extends ResourceBinding> {`,
    ...fields,
    own.field,
    '',
    `constructor(send: Send) {`,
    own.assign,
    ...create,
    '}',
    '',
    methods,
    '}',
    '',
  ].join('\n');
}
