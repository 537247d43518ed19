import { quoteScript } from './quote-script.ts';

type Schema = Readonly<Record<string, unknown>>;

/**
 * The TypeScript type of what a JSON Schema describes, for a person to begin with: what has no type of its own there, such as
 * patterns and references, is `unknown` or left out.
 *
 * @param indent the spaces before the closing brace
 */
export function schemaType(schema: unknown, indent = 0): string {
  if (!isSchema(schema)) return 'unknown';
  const { type, properties, items } = schema;
  const values = Array.isArray(schema['enum']) ? (schema['enum'] as unknown[]) : undefined;
  if ('const' in schema) return literal(schema['const']);
  if (values !== undefined) return values.map(literal).join(' | ') || 'never';
  const choices = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(choices)) return union(choices.map((choice) => schemaType(choice, indent)));
  if (Array.isArray(type)) return union(type.map((one) => schemaType({ ...schema, type: one }, indent)));
  if (type === 'array') {
    const item = schemaType(items, indent);
    return item.includes(' | ') ? `Array<${item}>` : `${item}[]`;
  }
  if (type === 'object' || isSchema(properties)) return objectType(schema, indent);
  if (type === 'integer') return 'number';
  return typeof type === 'string' && ['string', 'number', 'boolean', 'null'].includes(type)
    ? type
    : 'unknown';
}

function objectType({ properties, required }: Schema, indent: number): string {
  const names = isSchema(properties) ? Object.keys(properties) : [];
  if (names.length === 0) return 'Record<string, unknown>';
  const needed = new Set(Array.isArray(required) ? required : []);
  const space = ' '.repeat(indent + 2);
  const lines = names.map((name) => {
    const key = /^[\w$]+$/.test(name) && !/^\d/.test(name) ? name : quoteScript(name);
    const type = schemaType((properties as Schema)[name], indent + 2);
    return `${space}${key}${needed.has(name) ? '' : '?'}: ${type};`;
  });
  return `{\n${lines.join('\n')}\n${' '.repeat(indent)}}`;
}

function union(types: readonly string[]): string {
  return [...new Set(types)].join(' | ') || 'unknown';
}

function literal(value: unknown): string {
  if (typeof value === 'string') return quoteScript(value);
  return value === null || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : 'unknown';
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
