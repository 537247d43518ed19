import type { OperationModel } from '../model/operation-model.ts';
import { docstring } from './docstring.ts';
import { errorClass } from './error-class.ts';
import { exampleCall } from './example-call.ts';
import type { MethodSignature } from './method-signature.ts';
import { printSend } from './print-send.ts';

/** Statuses that every operation can answer with; a method's docstring names the others. */
const commonErrors = /^(401|429|5..)$/;

/** Prints a method of a resource class: docstring, overloads where it can stream, and the call. */
export function printMethod(operation: OperationModel, signature: MethodSignature): string {
  const { paramsName, streams, result, item } = signature;
  const doc = printDocstring(operation, signature, false);
  const declare = (params: string | undefined, answer: string) => {
    const id = signature.id ? [`${signature.id.name}: string`] : [];
    const all = [...id, ...(params === undefined ? [] : [params]), "options?: B['options']"];
    const promise = item === undefined ? `APIPromise<${answer}>` : `PagePromise<${answer}, ${item}>`;
    return `${operation.method}(${all.join(', ')}): ${promise}`;
  };
  const optional = (type: string) =>
    signature.paramsOptional ? `params?: ${type} | null` : `params: ${type}`;
  const body = `{\n${printSend(operation, signature)}\n}\n`;
  if (!streams || paramsName === undefined) {
    return `${doc}${declare(paramsName === undefined ? undefined : optional(paramsName), result)} ${body}`;
  }
  const either = declare(optional(paramsName), `${result} | B['stream']`);
  return [
    `${doc}${declare(optional(`${paramsName}NonStreaming`), result)};`,
    `${printDocstring(operation, signature, true)}${declare(`params: ${paramsName}Streaming`, "B['stream']")};`,
    `${docstring([`\`${operation.id}\` with \`stream\` known only at run time.`])}${either};`,
    `${either} ${body}`,
  ].join('\n');
}

function printDocstring(operation: OperationModel, signature: MethodSignature, stream: boolean): string {
  const { id, paramsName } = signature;
  const tags = [
    ...(id ? [`@param ${id.name} ${id.description}`] : []),
    ...(paramsName ? [`@param params See {@link ${paramsName}}.`] : []),
    '@param options Options of this request alone.',
    ...operation.errors
      .filter(({ status }) => !commonErrors.test(status))
      .map(({ status, description }) => `@throws {${errorClass(status)}} ${status}: ${description}`),
    ...(operation.deprecated ? ['@deprecated'] : []),
  ];
  return docstring([
    operation.description,
    signature.item === undefined
      ? ''
      : 'Awaited, it is one page; iterated with `for await`, the items of that page and of all that follow.',
    `Source: ${operation.httpMethod} ${operation.path}`,
    tags.join('\n'),
    exampleCall(operation, signature, stream),
  ]);
}
