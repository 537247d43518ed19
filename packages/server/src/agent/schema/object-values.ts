import { highest, isArray, isRecord, isString, keyword, lowest } from './constraints.ts';
import { isRecursive } from './expand-schemas.ts';
import { propertyNames } from './property-names.ts';
import type { Schema, SchemaObject } from './schema-document.ts';
import type { Place } from './search.ts';

type ValuesFor = (schemas: Schema[], place: Place) => Generator<unknown>;
type Values = Record<string, unknown>;

/** Other values that are kept of each property. */
const maxSpare = 8;

/** Objects with every property that the schemas name, then with fewer, then with other values. */
export function* objectValues(flat: SchemaObject[], place: Place, valuesFor: ValuesFor): Generator<Values> {
  const required = new Set(keyword(flat, 'required', isArray).flat().filter(isString));
  const minimum = lowest(flat, 'minProperties', 0);
  const maximum = highest(flat, 'maxProperties');
  const inside = (name: string): Place => ({
    ...place,
    name,
    inArray: false,
    depth: place.depth + 1,
    above: [...place.above, ...flat],
  });

  const values: Values = Object.create(null) as Values;
  const spare: { name: string; value: unknown }[] = [];
  const fill = (name: string): boolean => {
    let kept = 0;
    for (const value of valuesFor(schemasOf(flat, name), inside(name))) {
      if (kept === 0) {
        values[name] = value;
      } else {
        spare.push({ name, value });
      }
      kept += 1;
      if (kept > (place.search.checksParts ? maxSpare : 0)) {
        break;
      }
    }
    return kept > 0;
  };

  for (const name of withDependencies(flat, required)) {
    required.add(name);
    if (!fill(name)) {
      return;
    }
  }
  const optional = optionalNames(flat, inside('')).filter((name) => !required.has(name));
  for (const name of place.depth > place.search.filledDepth ? [] : optional) {
    const needs = withDependencies(flat, new Set([name])).filter((other) => !(other in values));
    if (Object.keys(values).length + needs.length <= maximum && !needs.every(fill)) {
      for (const other of needs) {
        delete values[other];
      }
    }
  }
  for (const name of propertyNames(flat, place, valuesFor)) {
    if (Object.keys(values).length >= minimum) {
      break;
    }
    if (!(name in values)) {
      fill(name);
    }
  }
  yield* variants(values, required, spare, [...optionalNames(flat, inside('')), ...required]);
}

/** In the order of the schema; then only what is required; then one other value, or one property less, at a time. */
function* variants(
  values: Values,
  required: Set<string>,
  spare: { name: string; value: unknown }[],
  order: string[],
): Generator<Values> {
  const names = [...new Set([...order, ...Object.keys(values)])].filter((name) => name in values);
  const pick = (kept: string[], changed?: { name: string; value: unknown }): Values =>
    Object.fromEntries(kept.map((name) => [name, changed?.name === name ? changed.value : values[name]]));
  yield pick(names);
  const least = names.filter((name) => required.has(name));
  yield pick(least);
  for (const other of spare.filter(({ name }) => name in values)) {
    yield pick(names, other);
    yield pick([...least, ...(required.has(other.name) ? [] : [other.name])], other);
  }
  for (const name of names.filter((name) => !required.has(name))) {
    yield pick(names.filter((other) => other !== name));
    yield pick([...least, name]);
  }
}

/** Named properties, except those that would begin the recursion anew. */
function optionalNames(flat: SchemaObject[], place: Place): string[] {
  const named = keyword(flat, 'properties', isRecord).flatMap((properties) => Object.keys(properties));
  return [...new Set(named)].filter(
    (name) => !schemasOf(flat, name).some((schema) => isRecursive(schema, place)),
  );
}

/** All that the schemas say about one property. */
function schemasOf(flat: SchemaObject[], name: string): Schema[] {
  return flat.flatMap((schema) => {
    const { properties, patternProperties, additionalProperties } = schema;
    const own = isRecord(properties) && Object.hasOwn(properties, name) ? [properties[name] as Schema] : [];
    const byPattern = Object.entries(isRecord(patternProperties) ? patternProperties : {})
      .filter(([pattern]) => new RegExp(pattern, 'u').test(name))
      .map(([, part]) => part as Schema);
    const found = [...own, ...byPattern];
    return found.length > 0 || additionalProperties === undefined ? found : [additionalProperties as Schema];
  });
}

/** The names, and all that must be there with them. */
function withDependencies(flat: SchemaObject[], names: Set<string>): string[] {
  const all = new Set(names);
  const rules = [...keyword(flat, 'dependencies', isRecord), ...keyword(flat, 'dependentRequired', isRecord)];
  for (const name of all) {
    for (const rule of rules) {
      const needed = Object.hasOwn(rule, name) ? rule[name] : [];
      for (const other of isArray(needed) ? needed.filter(isString) : []) {
        all.add(other);
      }
    }
  }
  return [...all];
}
