import { readFile } from 'node:fs/promises';
import { format as oxfmt } from 'oxfmt';

const configFile = new URL('../../../.oxfmtrc.json', import.meta.url);

/** Formats TypeScript as the rest of the repository is formatted. Throws when the source does not parse. */
export async function format(fileName: string, source: string): Promise<string> {
  const { ignorePatterns: _, ...options } = JSON.parse(await readFile(configFile, 'utf8'));
  const { code, errors } = await oxfmt(fileName, source, options);
  if (errors.length > 0)
    throw new Error(`${fileName} does not parse: ${errors.map((e) => e.message).join('; ')}`);
  return code;
}
