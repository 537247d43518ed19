import { isRecord, keyword } from './constraints.ts';
import type { Schema, SchemaObject } from './schema-document.ts';
import type { Place } from './search.ts';
import { stringsFromPattern } from './strings-from-pattern.ts';

/** Names that an object may get beyond those that its schemas list: by `propertyNames`, by `patternProperties`, or numbered. */
export function* propertyNames(
  flat: SchemaObject[],
  place: Place,
  valuesFor: (schemas: Schema[], place: Place) => Generator<unknown>,
): Generator<string> {
  const rules = flat.flatMap((schema) =>
    schema['propertyNames'] === undefined ? [] : [schema['propertyNames'] as Schema],
  );
  const patterns = keyword(flat, 'patternProperties', isRecord).flatMap((properties) =>
    Object.keys(properties),
  );
  const candidates = function* (): Generator<string> {
    for (const pattern of patterns) {
      yield* stringsFromPattern(pattern, 0);
    }
    for (let number = 1; number <= 100; number += 1) {
      yield `property${number}`;
    }
  };
  for (const name of candidates()) {
    if (rules.every((rule) => place.search.document.validates(rule, name))) {
      yield name;
    }
  }
  if (rules.length > 0) {
    for (const name of valuesFor([...rules, { type: 'string' }], place)) {
      yield String(name);
    }
  }
}
