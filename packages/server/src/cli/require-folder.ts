import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../errors/start-error.ts';

/** Commands that work on what is there must not fill a folder whose name was mistyped with a database. */
export function requireFolder(data: string): void {
  if (existsSync(join(data, 'database-is-complete'))) return;
  throw new StartError(`There is no data folder of a server at ${data}. Name it with --data.`);
}
