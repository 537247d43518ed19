import { referenceName } from '../document/reference-name.ts';
import type { Field, OperationModel } from '../model/operation-model.ts';
import type { Resource } from '../model/resource-tree.ts';
import { pascalCase } from '../naming/pascal-case.ts';

/** How a method of a resource class is called. */
export interface MethodSignature {
  /** The id that is given first: the last parameter of the path. */
  readonly id: Field | undefined;
  /** What is given in the parameters object: the other ids, query, headers, body. */
  readonly fields: readonly Field[];
  /** `TaskCreateParams`; undefined when there is nothing to give. */
  readonly paramsName: string | undefined;
  /** Whether the parameters object can be left out. */
  readonly paramsOptional: boolean;
  /** Whether the call can answer with JSON or with a stream, by the field `stream`. */
  readonly streams: boolean;
  /** TypeScript type of the answer that is no stream. */
  readonly result: string;
  /** TypeScript type of what the pages of a list hold. */
  readonly item: string | undefined;
}

/** Ids first, then parameters; of several ids the last one is given by position and the others are parameters. */
export function methodSignature(resource: Resource, operation: OperationModel): MethodSignature {
  const id = operation.pathFields.at(-1);
  const fields = [
    ...operation.pathFields.slice(0, -1),
    ...operation.queryFields,
    ...operation.headerFields,
    ...(operation.body?.fields ?? []),
  ];
  const names = new Set(fields.map((field) => field.name));
  if (names.size < fields.length) {
    throw new Error(
      `${operation.id} has two parameters of one name. Rename one: they share one object in TypeScript.`,
    );
  }
  if (operation.body?.fields.length === 0) {
    throw new Error(
      `${operation.id} has a body without properties. Describe them, so that they become parameters.`,
    );
  }
  return {
    id,
    fields,
    paramsName:
      fields.length > 0 ? `${resource.singularName}${pascalCase(operation.method)}Params` : undefined,
    paramsOptional: !operation.body?.required && fields.every((field) => !field.required),
    streams: operation.response.kind === 'json-or-stream',
    result: resultType(operation),
    item: operation.items?.type,
  };
}

function resultType({ id, response }: OperationModel): string {
  if (response.kind === 'binary') return 'FileResponse';
  if (response.kind === 'stream') return "B['stream']";
  if (response.schema?.$ref === undefined) {
    throw new Error(
      `${id} answers with a schema without a name. Move it to components/schemas and refer to it.`,
    );
  }
  return referenceName(response.schema.$ref);
}
