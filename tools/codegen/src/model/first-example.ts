import type { Document, Example, Reference } from '../document/document.ts';
import { resolve } from '../document/resolve.ts';

/** Value of the first of several named examples. */
export function firstExample(
  document: Document,
  examples: Readonly<Record<string, Example | Reference>> | undefined,
): unknown {
  const [first] = Object.values(examples ?? {});
  return first && resolve(document, first).value;
}
