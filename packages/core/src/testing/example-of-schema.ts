/** The smallest value that a JSON Schema names: what a worker with an output schema answers when a test scripted nothing. */
export function exampleOfSchema(schema: unknown, depth = 0): unknown {
  if (typeof schema !== 'object' || schema === null || depth > 20) return null;
  const {
    const: constant,
    enum: values,
    default: standard,
    examples,
    ...rest
  } = schema as Record<string, unknown>;
  const given = [constant, standard, firstOf(examples), firstOf(values)].find((value) => value !== undefined);
  if (given !== undefined) return given;
  const choice = firstOf(rest['anyOf']) ?? firstOf(rest['oneOf']);
  if (choice !== undefined) return exampleOfSchema(choice, depth + 1);
  const type = firstOf(rest['type']) ?? rest['type'];
  switch (type ?? (rest['properties'] ? 'object' : undefined)) {
    case 'string':
      return 'text'.padEnd(Number(rest['minLength'] ?? 0), '.');
    case 'integer':
    case 'number':
      return Number(rest['minimum'] ?? 0);
    case 'boolean':
      return true;
    case 'array':
      return Array.from({ length: Number(rest['minItems'] ?? 1) }, () =>
        exampleOfSchema(rest['items'], depth + 1),
      );
    case 'object':
      return Object.fromEntries(
        Object.entries(Object(rest['properties']) as Record<string, unknown>).map(([name, property]) => [
          name,
          exampleOfSchema(property, depth + 1),
        ]),
      );
    default:
      return null;
  }
}

function firstOf(value: unknown): unknown {
  return Array.isArray(value) ? (value[0] as unknown) : undefined;
}
