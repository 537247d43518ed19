/** What is used of `node:fs`, by a type of our own: the client is built without Node's types. */
interface FileSystem {
  open(path: string | URL, flags: string): Promise<FileHandle>;
  stat(path: string | URL): Promise<FileStatus>;
  rename(from: string | URL, to: string | URL): Promise<void>;
  rm(path: string | URL, options: { readonly force: boolean }): Promise<void>;
}

interface FileHandle {
  stat(): Promise<FileStatus>;
  read(
    buffer: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesRead: number }>;
  write(buffer: Uint8Array): Promise<{ readonly bytesWritten: number }>;
  close(): Promise<void>;
}

interface FileStatus {
  readonly size: number;
  isFile(): boolean;
  isDirectory(): boolean;
}

interface NodeGlobals {
  readonly process?: {
    readonly getBuiltinModule?: (name: string) => { readonly promises: FileSystem } | undefined;
  };
}

/**
 * The file system of Node, Bun and Deno. Not imported: bundles for browsers could not resolve it.
 *
 * @param instead what to do where there is none
 * @throws {TypeError} where the runtime has none
 */
export function fileSystem(instead: string): FileSystem {
  const found = (globalThis as NodeGlobals).process?.getBuiltinModule?.('node:fs')?.promises;
  if (!found) throw new TypeError(`this runtime has no file system; ${instead}`);
  return found;
}
