import type { Document, OperationObject, Schema } from '../document/document.ts';
import { resolve } from '../document/resolve.ts';
import { firstExample } from './first-example.ts';
import type { BodyModel, Field } from './operation-model.ts';

/**
 * Reads the properties of a request body. The JSON form gives the fields and the example; the multipart form of the
 * same operation adds those that hold files.
 */
export function readBody(
  document: Document,
  { required, content }: NonNullable<OperationObject['requestBody']>,
): BodyModel {
  const json = content['application/json'];
  const multipart = content['multipart/form-data'];
  const fields = new Map<string, Field>();
  for (const mediaType of [json, multipart]) {
    for (const field of mediaType?.schema ? schemaFields(document, mediaType.schema) : []) {
      if (!fields.has(field.name)) fields.set(field.name, field);
    }
  }
  return {
    required: required === true,
    // Required ones first: that is what a reader of the type looks for.
    fields: [...fields.values()].toSorted((a, b) => Number(b.required) - Number(a.required)),
    example: firstExample(document, (json ?? multipart)?.examples),
  };
}

function schemaFields(document: Document, schema: Schema): Field[] {
  const resolved = resolve<Schema>(document, schema);
  if (resolved.allOf) return resolved.allOf.flatMap((part) => schemaFields(document, part));
  return Object.entries(resolved.properties ?? {}).map(([name, property]) => ({
    name,
    wireName: name,
    required: resolved.required?.includes(name) === true,
    deprecated: property.deprecated === true,
    description: property.description ?? referencedDescription(document, property),
    schema: property,
    binary: isBinary(property) || (property.items !== undefined && isBinary(property.items)),
    slashes: false,
    example: undefined,
  }));
}

function referencedDescription(document: Document, schema: Schema): string {
  return resolve<Schema>(document, schema).description ?? '';
}

function isBinary(schema: Schema): boolean {
  return schema.format === 'binary';
}
