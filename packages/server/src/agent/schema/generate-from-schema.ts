import type { Material } from './material.ts';
import { SchemaDocument } from './schema-document.ts';
import type { SchemaObject } from './schema-document.ts';
import { Search } from './search.ts';
import { UnsatisfiableSchemaError } from './unsatisfiable-schema-error.ts';
import { valuesFor } from './values-for.ts';

/** The searches, one after the other: as full an answer as possible first; the barest one where that leads too far. */
const searches = [
  { filledDepth: 8, checksParts: false },
  { filledDepth: 8, checksParts: true },
  { filledDepth: 2, checksParts: false },
  { filledDepth: 2, checksParts: true },
  { filledDepth: -1, checksParts: true },
];

/**
 * A value that validates against a JSON Schema, filled from the material where the schema leaves a choice. The same schema and material
 * always give the same value.
 *
 * The first guess is right for nearly every schema that people write. Where it is not (`not`, `oneOf` with overlapping branches, bounds
 * that depend on each other), the search starts again and validates each part as it goes.
 *
 * @throws {UnsatisfiableSchemaError} For a schema that nothing satisfies, or that is beyond the search.
 */
export function generateFromSchema(schema: SchemaObject, material: Material): unknown {
  const document = new SchemaDocument(schema);
  let failure = new UnsatisfiableSchemaError('its rules contradict each other');
  for (const options of searches) {
    try {
      const found = find(new Search(document, material, options));
      if (found !== null) {
        return found.value;
      }
    } catch (error) {
      if (!(error instanceof UnsatisfiableSchemaError)) {
        throw error;
      }
      failure = error;
    }
  }
  throw failure;
}

function find(search: Search): { value: unknown } | null {
  const { document, checksParts } = search;
  for (const value of valuesFor([document.root], { search, name: '', inArray: false, depth: 0, above: [] })) {
    if (document.validates(document.root, value)) {
      return { value };
    }
    if (!checksParts) {
      return null;
    }
  }
  return null;
}
