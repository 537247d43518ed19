import { canonicalJson } from '../../canonical-json.ts';
import { highest, isArray, isNumber, keyword, lowest } from './constraints.ts';
import { isRecursive } from './expand-schemas.ts';
import { fieldKey, listItems } from './material.ts';
import type { Schema, SchemaObject } from './schema-document.ts';
import type { Place } from './search.ts';
import { UnsatisfiableSchemaError } from './unsatisfiable-schema-error.ts';

type ValuesFor = (schemas: Schema[], place: Place) => Generator<unknown>;

const maxLength = 10_000;
/** Items that are varied in further attempts, and how often each. */
const maxVaried = 4;
const maxOthers = 8;
/** A list that the schema does not size is not longer. */
const maxUsual = 20;
/** Lists of these are left empty rather than filled with something that is none. */
const evidence = /citation|source|reference|evidence|url|link/i;

/** Arrays within the bounds: of the length that the material suggests first, then shorter and longer ones. */
export function* arrayValues(flat: SchemaObject[], place: Place, valuesFor: ValuesFor): Generator<unknown[]> {
  const contains = flat.flatMap((schema) =>
    schema['contains'] === undefined ? [] : [schema['contains'] as Schema],
  );
  const wanted = contains.length === 0 ? 0 : Math.max(1, ...keyword(flat, 'minContains', isNumber));
  const minimum = Math.max(lowest(flat, 'minItems', 0), wanted);
  const maximum = highest(flat, 'maxItems');
  if (minimum > maxLength) {
    throw new UnsatisfiableSchemaError(`it asks for ${minimum} items in an array`);
  }
  const unique = flat.some((schema) => schema['uniqueItems'] === true);
  const around = { ...place, inArray: true, depth: place.depth + 1, above: [...place.above, ...flat] };
  const lengths = new Set([
    suggestedLength(flat, around, minimum, maximum),
    minimum,
    minimum + 1,
    minimum + 2,
  ]);
  for (const length of [...lengths].filter((length) => length <= maximum)) {
    // What `contains` asks for stands at the end first: tuples fix the beginning.
    for (const containsAt of contains.length === 0 ? [length] : [length - wanted, 0]) {
      const schemas = Array.from({ length }, (_, index) => [
        ...flat.flatMap((schema) => itemSchema(schema, index)),
        ...(index >= containsAt && index < containsAt + wanted ? contains : []),
      ]);
      yield* fill(schemas, unique, (item) => valuesFor(item, around));
    }
  }
}

function itemSchema(schema: SchemaObject, index: number): Schema[] {
  const tuple = isArray(schema['prefixItems'])
    ? schema['prefixItems']
    : isArray(schema['items'])
      ? schema['items']
      : [];
  const rest = isArray(schema['items']) ? schema['additionalItems'] : schema['items'];
  const found = index < tuple.length ? tuple[index] : rest;
  return found === undefined ? [] : [found as Schema];
}

function suggestedLength(flat: SchemaObject[], place: Place, minimum: number, maximum: number): number {
  const tuple = Math.max(
    0,
    ...flat.map(({ items, prefixItems }) => [items, prefixItems].find(isArray)?.length ?? 0),
  );
  if (tuple > 0) {
    return Math.min(Math.max(tuple, minimum), maximum);
  }
  const recurs = flat.flatMap((schema) => itemSchema(schema, 0)).some((schema) => isRecursive(schema, place));
  if (recurs || place.depth > place.search.filledDepth) {
    return minimum;
  }
  const { urls, fields } = place.search.material;
  const given = fields.get(fieldKey(place.name));
  const usual = given === undefined ? (evidence.test(place.name) ? urls.length : 1) : listItems(given).length;
  return Math.min(Math.max(Math.min(usual, maxUsual), minimum), maximum);
}

/** An array of items that differ where they can, then those in which one item is another. */
function* fill(
  schemas: Schema[][],
  unique: boolean,
  valuesFor: (item: Schema[]) => Generator<unknown>,
): Generator<unknown[]> {
  const items: unknown[] = [];
  const used = new Set<string>();
  let source = valuesFor([]);
  for (const [index, item] of schemas.entries()) {
    // Items of one kind come from one source, or each would look again at all that the ones before it took.
    source = index > 0 && isSame(item, schemas[index - 1]) ? source : valuesFor(item);
    const found = nextUnused(source, used) ?? (unique ? null : nextUnused(valuesFor(item), new Set()));
    if (found === null) {
      return;
    }
    items.push(found.value);
    used.add(canonicalJson(found.value));
  }
  yield items;
  for (const [index, item] of schemas.slice(0, maxVaried).entries()) {
    const others = valuesFor(item);
    for (let left = maxOthers; left > 0; left -= 1) {
      const other = nextUnused(others, used);
      if (other === null) {
        break;
      }
      yield items.with(index, other.value);
    }
  }
}

function nextUnused(source: Generator<unknown>, used: Set<string>): { value: unknown } | null {
  for (let next = source.next(); next.done !== true; next = source.next()) {
    if (!used.has(canonicalJson(next.value))) {
      return { value: next.value };
    }
  }
  return null;
}

function isSame(left: Schema[], right: Schema[] | undefined): boolean {
  return left.length === right?.length && left.every((schema, index) => schema === right[index]);
}
