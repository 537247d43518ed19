import type { Document, OperationObject, Schema } from '../document/document.ts';
import { referenceName } from '../document/reference-name.ts';
import { resolve } from '../document/resolve.ts';
import type { Field, ItemsModel, ResponseModel } from './operation-model.ts';

/**
 * Reads what a list holds, where the operation is one: the field of its answer that `x-handinger-items` names. Throws when
 * a client could not go from its pages to the next ones.
 */
export function readItems(
  document: Document,
  id: string,
  operation: OperationObject,
  queryFields: readonly Field[],
  response: ResponseModel,
): ItemsModel | undefined {
  const field = operation['x-handinger-items'];
  if (field === undefined) return undefined;
  const answer = response.schema && resolve<Schema>(document, response.schema);
  const item = answer?.properties?.[field]?.items?.$ref;
  if (response.kind !== 'json' || item === undefined) {
    throw new Error(
      `${id} has x-handinger-items: ${field}, but its answer has no array "${field}" of a schema with a name.`,
    );
  }
  if (!answer?.properties?.['pageCount'] || !queryFields.some(({ wireName }) => wireName === 'page')) {
    throw new Error(
      `${id} has x-handinger-items, but no query parameter "page" or no "pageCount" in its answer. Add it.`,
    );
  }
  return { field, type: referenceName(item) };
}
