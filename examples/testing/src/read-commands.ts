import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the README of an example says to type after `npm install`. */
export async function readCommands(folder: string): Promise<string[]> {
  const readme = await readFile(join(folder, 'README.md'), 'utf8');
  const [, block = ''] = /^```sh\n(.*?)^```/ms.exec(readme) ?? [];
  return block.split('\n').filter((line) => line.startsWith('npm ') && line !== 'npm install');
}
