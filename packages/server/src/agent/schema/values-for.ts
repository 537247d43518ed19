import { arrayValues } from './array-values.ts';
import { numberValues } from './number-values.ts';
import { objectValues } from './object-values.ts';
import { expandSchemas } from './expand-schemas.ts';
import type { Schema, SchemaObject } from './schema-document.ts';
import type { Place } from './search.ts';
import { stringValues } from './string-values.ts';
import { enumOf, typesOf, type TypeName } from './constraints.ts';
import { fieldKey } from './material.ts';
import { preferredFirst } from './preferred-first.ts';

const maxDepth = 60;

/** Values that satisfy all of the schemas, the most sensible first; lazily, and with luck already the first one is right. */
export function* valuesFor(schemas: Schema[], place: Place): Generator<unknown> {
  if (place.depth > maxDepth) {
    return;
  }
  for (const flat of expandSchemas(schemas, place)) {
    for (const value of valuesOfFlat(flat, place)) {
      place.search.spend();
      if (place.search.accepts(schemas, value)) {
        yield value;
      }
    }
  }
}

function* valuesOfFlat(flat: SchemaObject[], place: Place): Generator<unknown> {
  const allowed = enumOf(flat);
  if (allowed !== null) {
    yield* preferredFirst(allowed, place);
    return;
  }
  for (const type of nullWhereUntold(typesOf(flat), place)) {
    switch (type) {
      case 'object':
        yield* objectValues(flat, place, valuesFor);
        break;
      case 'array':
        yield* arrayValues(flat, place, valuesFor);
        break;
      case 'string':
        yield* stringValues(flat, place);
        break;
      case 'integer':
      case 'number':
        yield* numberValues(flat, place, type === 'integer');
        break;
      case 'boolean':
        yield* preferredFirst([false, true], place);
        break;
      case 'null':
        yield null;
        break;
    }
  }
}

/** A property that may be null is null where nothing was given under its name: anything else would be made up. */
function nullWhereUntold(types: TypeName[], { name, search: { material } }: Place): TypeName[] {
  const told = name === '' || types.length > 3 || material.fields.has(fieldKey(name));
  return told || !types.includes('null') ? types : ['null', ...types.filter((type) => type !== 'null')];
}
