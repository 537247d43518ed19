import type { Schema } from '../document/document.ts';

/** Says a schema's limits in words: `1 to 200 characters.` Empty when it has none. */
export function describeLimits(schema: Schema): string {
  return [
    range(
      schema.minLength,
      schema.maxLength,
      (count) => `${count} ${count === 1 ? 'character' : 'characters'}`,
    ),
    range(schema.minimum, schema.maximum, String),
    range(schema.minItems, schema.maxItems, (count) => `${count} ${count === 1 ? 'item' : 'items'}`),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function range(
  least: number | undefined,
  most: number | undefined,
  count: (value: number) => string,
): string {
  if (least !== undefined && most !== undefined) return `${least} to ${count(most)}.`;
  if (least !== undefined) return `At least ${count(least)}.`;
  if (most !== undefined) return `At most ${count(most)}.`;
  return '';
}
