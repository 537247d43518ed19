import type { Schema } from '../document/document.ts';
import { referenceName } from '../document/reference-name.ts';
import { printKey, printString } from './print-literal.ts';

/**
 * Prints a schema as a TypeScript type for what a caller gives. `use` is told the name of every schema that the type
 * refers to. Throws for a composition without a name of its own.
 */
export function printType(schema: Schema, use: (name: string) => void): string {
  if (schema.$ref !== undefined) {
    const name = referenceName(schema.$ref);
    use(name);
    return name;
  }
  if (schema.allOf || schema.oneOf || schema.anyOf) {
    throw new Error(
      'A composed schema of a parameter has no name. Move it to components/schemas and refer to it.',
    );
  }
  if (schema.const !== undefined) return printValue(schema.const);
  if (schema.enum) return schema.enum.map(printValue).join(' | ');
  if (schema.type === undefined) return 'unknown';
  const types = typeof schema.type === 'string' ? [schema.type] : schema.type;
  return types.map((type) => printSingleType(type, schema, use)).join(' | ');
}

function printSingleType(type: string, schema: Schema, use: (name: string) => void): string {
  switch (type) {
    case 'string':
      if (schema.format !== 'binary') return 'string';
      use('Uploadable');
      return 'Uploadable';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
    case 'null':
      return type;
    case 'array':
      return `ReadonlyArray<${printType(schema.items ?? {}, use)}>`;
    case 'object':
      return printObject(schema, use);
    default:
      throw new Error(`There is no TypeScript type for the schema type "${type}".`);
  }
}

function printObject(schema: Schema, use: (name: string) => void): string {
  const properties = Object.entries(schema.properties ?? {});
  if (properties.length === 0) return '{ [key: string]: unknown }';
  const members = properties.map(([name, property]) =>
    schema.required?.includes(name)
      ? `${printKey(name)}: ${printType(property, use)};`
      : `${printKey(name)}?: ${printType(property, use)} | undefined;`,
  );
  return `{ ${members.join(' ')} }`;
}

function printValue(value: unknown): string {
  return typeof value === 'string' ? printString(value) : String(value);
}
