import type { Document, Reference } from './document.ts';

/** Follows a `$ref` into the document; anything else is given back as it is. */
export function resolve<T extends object>(document: Document, value: T | Reference): T {
  if (!('$ref' in value) || typeof value.$ref !== 'string') return value as T;
  const [, , kind, name] = value.$ref.split('/');
  const target = document.components[kind ?? '']?.[name ?? ''];
  if (target === undefined)
    throw new Error(`The document has no ${value.$ref}. Add it, or correct the $ref.`);
  return resolve(document, target as T | Reference);
}
