import { constants } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { lstat, mkdir, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { mediaType } from './media-type.ts';
import { safeFilename } from './safe-filename.ts';
import { parseWorkspacePath } from './workspace-path.ts';
import { WorkspacePathError } from './workspace-path-error.ts';

/** A file of a worker, as listed. */
export interface WorkspaceFile {
  /** Relative to the workspace, with `/` between its parts. */
  path: string;
  /** In bytes. */
  size: number;
  /** Told from the extension. */
  mediaType: string;
}

/**
 * The files that one worker has for one task. Every path is relative, with `/`; one that would leave the folder (`..`, an absolute path,
 * a link) throws a {@link WorkspacePathError}, as does a path at which there is nothing to read.
 */
export interface Workspace {
  /** Every file, in the order of their paths. A workspace that was never written to is empty. */
  list(): Promise<WorkspaceFile[]>;
  /** The whole file. */
  read(path: string): Promise<Uint8Array>;
  /** Makes or replaces a file, and the folders above it. */
  write(path: string, content: Uint8Array | string): Promise<WorkspaceFile>;
  /** Puts an upload into the top of the workspace under a safe name that nothing has yet. */
  add(filename: string, content: Uint8Array): Promise<WorkspaceFile>;
  /** The file's place on the disk, after the same checks as `read`. */
  locate(path: string): Promise<WorkspaceFile & { absolutePath: string }>;
}

/** The workspace in a folder, which is made at the first write. */
export function openWorkspace(folder: string): Workspace {
  const workspace: Workspace = {
    async list() {
      const files: WorkspaceFile[] = [];
      await collect(folder, '', files);
      return files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
    },

    async locate(path) {
      const parts = parseWorkspacePath(path);
      const kind = await kindOf(folder, parts);
      if (kind === 'missing') {
        throw new WorkspacePathError('not_found', `There is no file "${path}" in the workspace.`);
      }
      if (kind === 'folder') {
        throw new WorkspacePathError('not_a_file', `"${path}" is a folder, not a file.`);
      }
      const absolutePath = join(folder, ...parts);
      return { ...describe(parts.join('/'), (await lstat(absolutePath)).size), absolutePath };
    },

    async read(path) {
      const { absolutePath } = await workspace.locate(path);
      return onDisk(path, absolutePath, constants.O_RDONLY, (handle) => handle.readFile());
    },

    async write(path, content) {
      const parts = parseWorkspacePath(path);
      if ((await kindOf(folder, parts)) === 'folder') {
        throw new WorkspacePathError('not_a_file', `"${path}" is a folder; a file can't replace it.`);
      }
      const bytes = typeof content === 'string' ? Buffer.from(content) : content;
      const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC;
      await mkdir(join(folder, ...parts.slice(0, -1)), { recursive: true });
      await onDisk(path, join(folder, ...parts), flags, (handle) => handle.writeFile(bytes));
      return describe(parts.join('/'), bytes.byteLength);
    },

    async add(filename, content) {
      const top = await readdir(folder).catch(() => []);
      return workspace.write(safeFilename(filename, top), content);
    },
  };
  return workspace;
}

function describe(path: string, size: number): WorkspaceFile {
  return { path, size, mediaType: mediaType(path) };
}

async function collect(folder: string, prefix: string, files: WorkspaceFile[]): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const path = prefix + entry.name;
    if (entry.isDirectory()) {
      await collect(join(folder, entry.name), `${path}/`, files);
    } else if (entry.isFile()) {
      files.push(describe(path, (await lstat(join(folder, entry.name))).size));
    }
  }
}

/** Looks at each part in turn, so that a link anywhere on the way is seen before anything behind it is touched. */
async function kindOf(folder: string, parts: string[]): Promise<'file' | 'folder' | 'missing'> {
  let kind: 'file' | 'folder' | 'missing' = 'folder';
  for (let depth = 1; depth <= parts.length; depth += 1) {
    const path = parts.slice(0, depth).join('/');
    const stats = await lstat(join(folder, path)).catch(() => null);
    if (stats === null) {
      return 'missing';
    }
    if (!stats.isFile() && !stats.isDirectory()) {
      throw new WorkspacePathError(
        'not_a_file',
        `"${path}" is a link or a device; a workspace only serves its own files.`,
      );
    }
    kind = stats.isFile() ? 'file' : 'folder';
    if (kind === 'file' && depth < parts.length) {
      throw new WorkspacePathError('not_a_file', `"${path}" is a file, so nothing can be inside it.`);
    }
  }
  return kind;
}

/** Opens without following a link, which could have been put there since the check. */
async function onDisk<T>(
  path: string,
  absolutePath: string,
  flags: number,
  use: (handle: FileHandle) => Promise<T>,
): Promise<T> {
  try {
    const handle = await open(absolutePath, flags | constants.O_NOFOLLOW, 0o644);
    return await use(handle).finally(() => handle.close());
  } catch (cause) {
    throw new WorkspacePathError('unavailable', `"${path}" can't be opened on the server's disk.`, { cause });
  }
}
