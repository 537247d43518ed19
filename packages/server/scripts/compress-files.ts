import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';

/** What is text; fonts and pictures are compressed already. */
const compressible = /\.(js|css|html|svg|json|md)$/;
/** Bytes. Of less, nothing is saved. */
const minSize = 1024;

/** Puts a `.br` and a `.gz` beside every file that gets smaller by it, as small as they can be. */
export async function compressFiles(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const bytes = compressible.test(entry.name) ? await readFile(path) : Buffer.alloc(0);
    if (bytes.byteLength < minSize) continue;
    await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes));
    await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }));
  }
}
