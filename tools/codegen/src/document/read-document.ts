import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { Document } from './document.ts';

/** Reads an OpenAPI document from a YAML file. Its shape is what the linter in the tests guarantees. */
export async function readDocument(file: string): Promise<Document> {
  // Aliases (`*worker`) keep the examples short; they are plain values once parsed.
  return parse(await readFile(file, 'utf8'), { maxAliasCount: -1 }) as Document;
}
