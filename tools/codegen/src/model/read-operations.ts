import type { Document, OperationObject, Parameter, PathItem } from '../document/document.ts';
import { resolve } from '../document/resolve.ts';
import type { Field, OperationModel } from './operation-model.ts';
import { readBody } from './read-body.ts';
import { readItems } from './read-items.ts';
import { readParameter } from './read-parameter.ts';
import { readResponse } from './read-response.ts';
import { readRetry } from './read-retry.ts';

const httpMethods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Headers that the client sets by itself: they are no parameters of a method. */
const clientHeaders = new Set(['idempotency-key', 'authorization', 'accept', 'content-type']);

/** Reads every operation of the document, in its order. Throws a sentence for what a generated client can't express. */
export function readOperations(document: Document): OperationModel[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    httpMethods.flatMap((method) => {
      const operation = item[method];
      return operation ? [readOperation(document, path, item, method, operation)] : [];
    }),
  );
}

function readOperation(
  document: Document,
  path: string,
  item: PathItem,
  method: (typeof httpMethods)[number],
  operation: OperationObject,
): OperationModel {
  const id = operation.operationId ?? '';
  if (!/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)+$/.test(id)) {
    throw new Error(
      `${method.toUpperCase()} ${path} has the operationId "${id}". Write it as resource.method, such as tasks.create.`,
    );
  }
  const httpMethod = method.toUpperCase() as OperationModel['httpMethod'];
  const parameters: Parameter[] = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(
    (parameter) => resolve(document, parameter),
  );
  const fields = (place: Parameter['in']) =>
    parameters
      .filter((parameter) => parameter.in === place)
      .map((parameter) => readParameter(document, parameter));
  const queryFields = fields('query');
  const response = readResponse(document, id, operation);
  const model: OperationModel = {
    id,
    resource: id.split('.').slice(0, -1),
    method: id.slice(id.lastIndexOf('.') + 1),
    httpMethod,
    path,
    description: operation.description ?? operation.summary ?? '',
    deprecated: operation.deprecated === true,
    reads: httpMethod === 'GET' || operation['x-handinger-reads'] === true,
    retry: readRetry(id, httpMethod, operation, parameters),
    timeout: operation['x-handinger-timeout'] === 'none' ? 'none' : undefined,
    pathFields: fields('path').toSorted((a, b) => path.indexOf(`{${a.name}}`) - path.indexOf(`{${b.name}}`)),
    queryFields,
    headerFields: fields('header').filter((field) => !isClientHeader(field)),
    clientHeaderFields: fields('header').filter(isClientHeader),
    body: operation.requestBody && readBody(document, operation.requestBody),
    response,
    items: readItems(document, id, operation, queryFields, response),
    errors: Object.entries(operation.responses)
      .filter(([status]) => /^[45]/.test(status))
      .map(([status, response]) => ({ status, description: resolve(document, response).description ?? '' })),
  };
  if (model.response.kind === 'json-or-stream' && !hasStreamField(model)) {
    throw new Error(
      `${id} answers with JSON or a stream, but has no boolean field "stream" to choose with. Add it.`,
    );
  }
  return model;
}

function isClientHeader(field: Field): boolean {
  return clientHeaders.has(field.wireName.toLowerCase());
}

function hasStreamField(model: OperationModel): boolean {
  return [...model.queryFields, ...(model.body?.fields ?? [])].some((field) => field.name === 'stream');
}
