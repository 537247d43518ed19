import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../errors/start-error.ts';

interface Holder {
  readonly pid: number;
  /** When the process began, as the system counts it: process ids are used again, above all in containers. */
  readonly born: string | null;
}

/**
 * Takes the data folder for this process, because two processes on one embedded database destroy it.
 * A lock that a killed process left behind is recognised and replaced.
 *
 * @returns A function that gives the folder free.
 * @throws {StartError} when another living process holds the folder, or it can't be written.
 */
export function lockDataFolder(folder: string): () => void {
  const file = join(folder, 'handinger.lock');
  const own = JSON.stringify({ pid: process.pid, born: birthOf(process.pid) } satisfies Holder);
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (writeNew(folder, file, own)) return () => release(file, own);
    const found = readText(file);
    if (found === undefined) continue;
    const holder = parseHolder(found);
    if (holder !== undefined && isAlive(holder)) {
      throw new StartError(
        `The data folder ${folder} is in use by process ${holder.pid}. Stop that process, or choose another folder with --data.`,
      );
    }
    setAside(file, found);
  }
  throw new StartError(`The data folder ${folder} could not be locked: other processes keep taking ${file}.`);
}

function writeNew(folder: string, file: string, text: string): boolean {
  try {
    // Everybody's conversations are in there: for this user only.
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST' && readText(file) !== undefined) return false;
    throw new StartError(`The data folder ${folder} can't be written: ${(error as Error).message}`);
  }
}

/** Renames before it removes, and looks at what it got: between reading and removing, another process may have taken the lock. */
function setAside(file: string, stale: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (readText(aside) === stale) rmSync(aside, { force: true });
  else renameSync(aside, file);
}

function release(file: string, own: string): void {
  if (readText(file) === own) rmSync(file, { force: true });
}

function isAlive({ pid, born }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false;
  }
  return born === birthOf(pid);
}

/** Field 22 of `/proc/<pid>/stat`; null where there is no such file, and then the process id alone decides. */
function birthOf(pid: number): string | null {
  const stat = readText(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

function parseHolder(text: string): Holder | undefined {
  try {
    const { pid, born } = JSON.parse(text) as Partial<Holder>;
    return typeof pid === 'number' ? { pid, born: born ?? null } : undefined;
  } catch {
    return undefined;
  }
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
