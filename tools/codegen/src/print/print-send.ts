import type { Field, OperationModel } from '../model/operation-model.ts';
import type { MethodSignature } from './method-signature.ts';
import { printKey } from './print-literal.ts';

/** Prints the statements of a method: its parameters, sorted by where they go, are handed to what sends them. */
export function printSend(operation: OperationModel, { paramsOptional }: MethodSignature): string {
  const { id, pathFields, queryFields, headerFields, body } = operation;
  // The body, or else the query, is what the other fields leave over: it takes fields along that are not known here.
  const rest = body ? 'body' : queryFields.length > 0 ? 'query' : undefined;
  const taken = [...pathFields.slice(0, -1), ...headerFields, ...(body ? queryFields : [])];
  const params = paramsOptional ? '(params ?? {})' : 'params';
  const headers = headerFields.map((field) => `${printKey(field.wireName)}: ${field.name}`);
  const input = [
    ...(pathFields.length > 0 ? [`path: { ${names(pathFields)} }`] : []),
    ...(body && queryFields.length > 0 ? [`query: { ${names(queryFields)} }`] : []),
    ...(rest ? [taken.length > 0 ? rest : `${rest}: ${params}`] : []),
    ...(headers.length > 0 ? [`headers: { ${headers.join(', ')} }`] : []),
  ];
  const parts = rest ? `${names(taken)}, ...${rest}` : names(taken);
  return [
    ...(taken.length > 0 ? [`const { ${parts} } = ${params};`] : []),
    `return this.#send(operations['${id}'], { ${input.join(', ')} }, options);`,
  ].join('\n');
}

function names(fields: readonly Field[]): string {
  return fields.map((field) => field.name).join(', ');
}
