import type { Field, OperationModel } from '../model/operation-model.ts';
import { describeLimits } from './describe-limits.ts';
import { docstring } from './docstring.ts';
import type { MethodSignature } from './method-signature.ts';
import { printKey } from './print-literal.ts';
import { printType } from './print-type.ts';

/**
 * Prints the type of a method's parameters object. An optional one may be given as `undefined`, so that callers with
 * `exactOptionalPropertyTypes` can pass on what they have.
 */
export function printParams(
  operation: OperationModel,
  signature: MethodSignature,
  use: (name: string) => void,
): string {
  const { paramsName, streams } = signature;
  if (paramsName === undefined) return '';
  const header = docstring([`Parameters of \`${operation.id}\`.`, operation.deprecated ? '@deprecated' : '']);
  const fields = signature.fields.map((field) => printField(field, use)).join('\n');
  const params = `${header}export interface ${paramsName} {\n${fields}\n}\n`;
  if (!streams) return params;
  return [
    params,
    docstring([`Parameters of \`${operation.id}\` that ask for the final state.`]),
    `export interface ${paramsName}NonStreaming extends ${paramsName} {\n  stream?: false | undefined;\n}\n`,
    docstring([`Parameters of \`${operation.id}\` that ask for the event stream.`]),
    `export interface ${paramsName}Streaming extends ${paramsName} {\n  stream: true;\n}\n`,
  ].join('\n');
}

function printField(field: Field, use: (name: string) => void): string {
  const text = [field.description, describeLimits(field.schema)].filter((part) => part !== '').join(' ');
  const type = printType(field.schema, use);
  const optional = field.required ? `: ${type}` : `?: ${type} | undefined`;
  return `${docstring([text, field.deprecated ? '@deprecated' : ''])}${printKey(field.name)}${optional};`;
}
