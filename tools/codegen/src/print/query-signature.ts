import type { OperationModel } from '../model/operation-model.ts';
import type { MethodSignature } from './method-signature.ts';

/** How the options of a query, and its key, are asked for. */
export interface QuerySignature {
  /** Names of what is asked for: the id and `params`, as far as there are any. */
  readonly names: readonly string[];
  /** Declarations of these. */
  readonly declared: readonly string[];
  /** The same where the query turns the pages by itself. */
  readonly declaredWithoutPage: readonly string[];
  /** What the client's method is given, before its options. */
  readonly given: readonly string[];
  /** What its key goes on with after the name of the operation. */
  readonly key: readonly string[];
  /** Types of these, where a key may be without them. */
  readonly keyTypes: readonly string[];
  /** Type of what it gives. */
  readonly data: string;
  /** What must be known before the request can be sent. */
  readonly needs: readonly string[];
}

/** Id and parameters as the client's method takes them, save that what is needed may not be known yet. */
export function querySignature(operation: OperationModel, signature: MethodSignature): QuerySignature {
  const { id, paramsName, paramsOptional } = signature;
  const type = paramsType(operation, signature);
  const declare = (params: string) => [
    ...(id ? [`${id.name}: Id`] : []),
    ...(paramsName === undefined
      ? []
      : [paramsOptional ? `params?: ${params} | null` : `params: ${params} | null | undefined`]),
  ];
  const otherIds = operation.pathFields.slice(0, -1).map(({ name }) => `params?.${name}`);
  const neededParams = otherIds.length > 0 ? otherIds : ['params'];
  return {
    names: [...(id ? [id.name] : []), ...(paramsName === undefined ? [] : ['params'])],
    declared: declare(type),
    declaredWithoutPage: declare(`WithoutPage<${type}>`),
    given: [
      ...(id ? [`${id.name}!`] : []),
      ...(paramsName === undefined ? [] : [paramsOptional ? 'params' : 'params!']),
    ],
    // Left out or empty, parameters are one and the same query.
    key: [...(id ? [id.name] : []), ...(paramsName === undefined ? [] : ['params ?? {}'])],
    keyTypes: [
      ...(id ? [`${id.name}?: Id`] : []),
      ...(paramsName === undefined ? [] : [`params?: Partial<${type}>`]),
    ],
    data: operation.response.kind === 'binary' ? 'Blob' : `Answer<${methodType(operation)}>`,
    needs: [...(id ? [id.name] : []), ...(paramsName === undefined || paramsOptional ? [] : neededParams)],
  };
}

/** Type of the client's method: `Handinger['workers']['schedules']['list']`. */
export function methodType({ id }: OperationModel): string {
  const parts = id.split('.').map((part) => `['${part}']`);
  return `Handinger${parts.join('')}`;
}

/** Type of what the client's method takes after the id. */
export function paramsType(operation: OperationModel, { id }: MethodSignature): string {
  return `Params<${methodType(operation)}, ${id ? 1 : 0}>`;
}
