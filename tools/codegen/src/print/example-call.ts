import { referenceName } from '../document/reference-name.ts';
import type { OperationModel } from '../model/operation-model.ts';
import { camelCase } from '../naming/camel-case.ts';
import type { MethodSignature } from './method-signature.ts';
import { printLiteral } from './print-literal.ts';

/** Prints a call of a method with the document's examples, as an `@example` of its docstring. */
export function exampleCall(operation: OperationModel, signature: MethodSignature, stream: boolean): string {
  const parameters = exampleParameters(operation, signature, stream);
  const result = resultName(operation, stream);
  const id = signature.id ? printLiteral(signature.id.example) : '';
  const item = signature.item && camelCase(signature.item);
  const start = item ? `for await (const ${item} of ` : `const ${result} = await `;
  const before = `${start}client.${operation.id}(${id}${id && parameters ? ', ' : ''}`;
  const call = `${before}${parameters ? printLiteral(parameters, '', before.length) : ''})`;
  const lines = item ? [`${call}) {`, `  console.log(${item});`, '}'] : [`${call};`, ...useOfResult(result)];
  return ['@example', '```ts', ...lines, '```'].join('\n');
}

function exampleParameters(
  operation: OperationModel,
  signature: MethodSignature,
  stream: boolean,
): object | undefined {
  const required = signature.fields.filter((field) => field.required && field.example !== undefined);
  const parameters = {
    ...Object.fromEntries(required.map((field) => [field.name, field.example])),
    ...(operation.body?.example as object | undefined),
    ...(stream && signature.streams && { stream: true }),
  };
  return Object.keys(parameters).length > 0 ? parameters : undefined;
}

function resultName({ response }: OperationModel, stream: boolean): string {
  if (stream || response.kind === 'stream') return 'stream';
  if (response.kind === 'binary') return 'response';
  return camelCase(referenceName(response.schema?.$ref ?? 'result'));
}

function useOfResult(result: string): string[] {
  if (result === 'stream') return ['for await (const chunk of stream) console.log(chunk.type);'];
  if (result === 'response') return ['const bytes = await response.arrayBuffer();'];
  return [];
}
