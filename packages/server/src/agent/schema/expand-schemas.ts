import { isArray, isRecord } from './constraints.ts';
import type { Schema, SchemaObject } from './schema-document.ts';
import type { Place } from './search.ts';

/**
 * The ways to satisfy all of the schemas, each as a list of schemas without a choice left: references followed, `allOf` put beside the others, and of
 * `anyOf`, `oneOf`, `if` and schema dependencies one branch taken. The caller checks what a branch alone can't show (that no second branch of a `oneOf` matches).
 */
export function* expandSchemas(
  schemas: Schema[],
  place: Place,
  flat: SchemaObject[] = [],
): Generator<SchemaObject[]> {
  const [schema, ...rest] = schemas;
  place.search.spend();
  if (schema === undefined) {
    yield flat;
  } else if (schema === true || (typeof schema === 'object' && flat.includes(schema))) {
    yield* expandSchemas(rest, place, flat);
  } else if (schema !== false) {
    for (const chosen of choices(branchesOf(schema, place))) {
      yield* expandSchemas([...chosen, ...rest], place, [...flat, schema]);
    }
  }
}

/** For each keyword with a choice, its branches; each branch is a list of schemas to be satisfied as well. */
function branchesOf(schema: SchemaObject, place: Place): Schema[][][] {
  const branches: Schema[][][] = [];
  const reference = schema['$ref'] ?? schema['$dynamicRef'];
  if (typeof reference === 'string') {
    branches.push([[place.search.document.resolve(reference) ?? true]]);
  }
  if (isArray(schema['allOf'])) {
    branches.push([schema['allOf'] as Schema[]]);
  }
  for (const name of ['anyOf', 'oneOf']) {
    const options = schema[name];
    if (isArray(options)) {
      branches.push(shallowFirst(options as Schema[], place).map((option) => [option]));
    }
  }
  if (schema['if'] !== undefined) {
    const [condition, then = true, otherwise = true] = [
      schema['if'],
      schema['then'],
      schema['else'],
    ] as Schema[];
    branches.push([[condition ?? true, then], [otherwise]]);
  }
  for (const dependencies of [schema['dependencies'], schema['dependentSchemas']]) {
    for (const dependency of isRecord(dependencies) ? Object.values(dependencies) : []) {
      if (!isArray(dependency)) {
        branches.push([[dependency as Schema], []]);
      }
    }
  }
  return branches;
}

/** Branches that lead back to where the search already is come last, so that recursion ends as soon as it can. */
function shallowFirst(options: Schema[], place: Place): Schema[] {
  return options.toSorted((a, b) => Number(isRecursive(a, place)) - Number(isRecursive(b, place)));
}

/** Whether the schema is, or refers to, one of a value around the place. */
export function isRecursive(schema: Schema, { above, search }: Place): boolean {
  if (typeof schema === 'boolean') {
    return false;
  }
  const target = typeof schema['$ref'] === 'string' ? search.document.resolve(schema['$ref']) : schema;
  return typeof target === 'object' && target !== null && above.includes(target);
}

/** Every combination of one branch of each. */
function* choices(branches: Schema[][][]): Generator<Schema[]> {
  const [first, ...others] = branches;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const branch of first) {
    for (const rest of choices(others)) {
      yield [...branch, ...rest];
    }
  }
}
