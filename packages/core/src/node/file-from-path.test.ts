import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileFromPath, saveTo } from './index.ts';

let folder: string;
let path: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handinger-'));
  path = join(folder, 'naïve 名.txt');
  await writeFile(path, 'from disk');
  await utimes(path, 1_000, 1_000);
});
afterAll(() => rm(folder, { recursive: true }));

describe('fileFromPath', () => {
  test('is a File with the name, the time and the content of the one on the disk', async () => {
    for (const from of [path, pathToFileURL(path)]) {
      const file = await fileFromPath(from);
      expect(file).toBeInstanceOf(File);
      expect(file).toMatchObject({ name: 'naïve 名.txt', type: '', size: 9, lastModified: 1_000_000 });
      expect(await file.text()).toBe('from disk');
    }
  });

  test('takes another name, and a media type', async () => {
    const file = await fileFromPath(path, { filename: 'b.md', mediaType: 'text/markdown' });
    expect(file).toMatchObject({ name: 'b.md', type: 'text/markdown' });
  });

  test.each([
    ['what is missing', () => join(folder, 'missing.txt'), 'missing.txt', 'ENOENT'],
    ['a directory', () => folder, undefined, 'directory'],
  ])('%s is an error that names it', async (_, make, filename, reason) => {
    const error: unknown = await fileFromPath(make()).catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      name: 'UploadError',
      code: 'unreadable_file',
      ...(filename && { filename }),
    });
    expect((error as Error).message).toContain(reason);
  });

  test('goes together with saveTo', async () => {
    await saveTo(new Response(await fileFromPath(path)), join(folder, 'copy.txt'));
    expect(await (await fileFromPath(join(folder, 'copy.txt'))).text()).toBe('from disk');
  });
});
