import type { SchemaField } from './schema-field.ts';

/** Says what is wrong with each field, by its key: a name that is missing or taken, a choice of nothing. */
export function findFieldErrors(fields: readonly SchemaField[]): Map<string, string> {
  const errors = new Map<string, string>();
  const names = new Set<string>();
  for (const field of fields) {
    if (field.name === '') errors.set(field.key, 'Give the field a name.');
    else if (names.has(field.name)) errors.set(field.key, `Another field is named ${field.name} already.`);
    names.add(field.name);
    for (const [key, message] of findContentErrors(field)) errors.set(key, errors.get(key) ?? message);
  }
  return errors;
}

function findContentErrors(field: SchemaField): Map<string, string> {
  if (field.kind === 'object') return findFieldErrors(field.fields);
  if (field.kind === 'list' && field.item !== undefined) {
    // What is wrong with the values of a list is told at the list: they have no row of their own.
    const errors = findContentErrors(field.item);
    const own = errors.get(field.item.key);
    errors.delete(field.item.key);
    return own === undefined ? errors : errors.set(field.key, own);
  }
  if (field.kind !== 'choice') return new Map();
  if (field.choices.length === 0) return new Map([[field.key, 'Name at least one value to choose from.']]);
  const twice = field.choices.find((choice, index) => field.choices.indexOf(choice) !== index);
  return twice === undefined ? new Map() : new Map([[field.key, `The value ${twice} is there twice.`]]);
}
