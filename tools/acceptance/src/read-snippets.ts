import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** One fenced block of a Markdown file. */
export interface Snippet {
  /** File and line, as an editor opens it. */
  where: string;
  language: string;
  code: string;
}

const root = new URL('../../../', import.meta.url);

/** The fenced blocks of a document of the repository, in order. */
export async function readSnippets(document: string): Promise<Snippet[]> {
  const text = await readFile(fileURLToPath(new URL(document, root)), 'utf8');
  return [...text.matchAll(/^```(\w*)[^\n]*\n([\s\S]*?)^```$/gm)].map(
    ({ 1: language = '', 2: code = '', index }) => ({
      where: `${document}:${text.slice(0, index).split('\n').length}`,
      language,
      code,
    }),
  );
}
