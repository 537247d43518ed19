import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../errors/start-error.ts';
import type { ControlAccess } from './control-access.ts';
import { FolderInUseError } from './folder-in-use-error.ts';

interface Holder {
  readonly pid: number;
  /** When the process began, as the system counts it: process ids are used again, above all in containers. */
  readonly born: string | null;
  /** Where a server takes commands; not there before it listens, nor of a command that holds the folder. */
  readonly control?: ControlAccess;
}

/** A folder that is this process's. */
export interface DataFolderLock {
  /** Says in the lock how commands for this folder reach the server that holds it. */
  announce(control: ControlAccess): void;
  /** Gives the folder free. */
  release(): void;
}

/**
 * Takes the data folder for this process, because two processes on one embedded database destroy it.
 * A lock that a killed process left behind is recognised and replaced.
 *
 * @throws {FolderInUseError} when another living process holds the folder.
 * @throws {StartError} when it can't be written.
 */
export function lockDataFolder(folder: string): DataFolderLock {
  const file = join(folder, 'handinger.lock');
  const holder: Holder = { pid: process.pid, born: birthOf(process.pid) };
  const own = JSON.stringify(holder);
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (writeNew(folder, file, own)) return heldLock(file, holder);
    const found = readText(file);
    if (found === undefined) continue;
    const other = parseHolder(found);
    if (other !== undefined && isAlive(other)) {
      throw new FolderInUseError(folder, other.pid, other.control);
    }
    setAside(file, found);
  }
  throw new StartError(`The data folder ${folder} could not be locked: other processes keep taking ${file}.`);
}

function writeNew(folder: string, file: string, text: string): boolean {
  try {
    // Everybody's conversations are in there: for this user only.
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, text, { flag: 'wx', mode: 0o600 });
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

function heldLock(file: string, holder: Holder): DataFolderLock {
  let own = JSON.stringify(holder);
  return {
    announce(control) {
      const more = JSON.stringify({ ...holder, control } satisfies Holder);
      // Renamed into place: whoever reads the lock meanwhile must see one or the other, never a part.
      const aside = `${file}.${process.pid}`;
      writeFileSync(aside, more, { mode: 0o600 });
      renameSync(aside, file);
      own = more;
    },
    release() {
      if (readText(file) === own) rmSync(file, { force: true });
    },
  };
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
    const { pid, born, control } = JSON.parse(text) as Partial<Holder>;
    if (typeof pid !== 'number') return undefined;
    return { pid, born: born ?? null, ...(control !== undefined && { control }) };
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
