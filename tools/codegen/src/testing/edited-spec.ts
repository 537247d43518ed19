import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import type { Document } from 'yaml';
import { specFile } from './repository.ts';

/** Writes a changed copy of the document into a folder and gives its path. */
export async function editedSpec(folder: string, edit: (document: Document) => void): Promise<string> {
  const document = parseDocument(await readFile(specFile, 'utf8'));
  edit(document);
  const file = join(folder, 'handinger.yaml');
  await writeFile(file, document.toString());
  return file;
}
