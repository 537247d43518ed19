import { createHash } from 'node:crypto';
import { access, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openWorkspace, type Workspace } from '../agent/workspace.ts';
import type { InputFile } from './input-file.ts';
import type { Upload } from './upload.ts';

const unknownType = 'application/octet-stream';

/**
 * The files on the disk: a folder for each task of each worker, and the uploads of turns that have not begun. An upload enters
 * the task's folder when its turn starts, so that the turn before it never sees it, and no part of a request that was refused stays.
 */
export class WorkerFiles {
  readonly #folder: string;

  /** @param folder The data folder. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  workspace(workerId: string, taskFolder: string): Workspace {
    return openWorkspace(join(this.#folder, 'files', workerId, taskFolder));
  }

  /**
   * Keeps a turn's uploads until it starts.
   *
   * @param name The id of the turn's message: that of the turn may come from a caller, who could name another folder with it
   * or that of another request.
   */
  async stage(name: string, uploads: readonly Upload[]): Promise<InputFile[]> {
    if (uploads.length === 0) return [];
    await mkdir(this.#staging(name), { recursive: true });
    await Promise.all(
      uploads.map((upload, index) => writeFile(join(this.#staging(name), String(index)), upload.bytes)),
    );
    return uploads.map(({ filename, mediaType, bytes }) => ({ filename, mediaType, size: bytes.byteLength }));
  }

  /** Puts a turn's uploads into its task's folder. @returns The files under the names that they have there. */
  async unstage(name: string, staged: readonly InputFile[], workspace: Workspace): Promise<InputFile[]> {
    const files: InputFile[] = [];
    for (const [index, { filename, mediaType }] of staged.entries()) {
      const added = await workspace.add(filename, await readFile(join(this.#staging(name), String(index))));
      const type = mediaType === unknownType ? added.mediaType : mediaType;
      files.push({ filename: added.path, mediaType: type, size: added.size });
    }
    if (staged.length > 0) await this.discard(name);
    return files;
  }

  /** Whether a turn's uploads were kept and are not all in its task's folder. */
  async isStaged(name: string): Promise<boolean> {
    return access(this.#staging(name)).then(
      () => true,
      () => false,
    );
  }

  async discard(name: string): Promise<void> {
    await rm(this.#staging(name), { recursive: true, force: true });
  }

  /** Removes what requests left behind that were cut off between their upload and their turn. */
  async discardAllBut(names: ReadonlySet<string>): Promise<void> {
    const staged = await readdir(join(this.#folder, 'uploads')).catch(() => []);
    await Promise.all(staged.filter((name) => !names.has(name)).map((name) => this.discard(name)));
  }

  #staging(name: string): string {
    return join(this.#folder, 'uploads', name);
  }
}

/** The folder of a task. Callers choose ids freely, so only the recommended form is used as it is. */
export function taskFolder(taskId: string): string {
  if (/^tsk_[0-9A-HJKMNP-TV-Z]{26}$/.test(taskId)) return taskId;
  return `task-${createHash('sha256').update(taskId).digest('hex').slice(0, 32)}`;
}
