import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { uploadContent } from '../test-support/upload-content.ts';
import { fileResponse } from './file-response.ts';
import { saveTo } from './save-to.ts';

const bytes = uploadContent(500_000);
let root: string;
let folder: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'handinger-'));
});
beforeEach(async () => {
  folder = await mkdtemp(join(root, 'case-'));
});
afterEach(() => vi.unstubAllGlobals());
afterAll(() => rm(root, { recursive: true }));

describe('saveTo', () => {
  test('writes the bytes, and nothing beside them', async () => {
    await saveTo(new Response(bytes), join(folder, 'a.bin'));
    expect((await readFile(join(folder, 'a.bin'))).equals(bytes)).toBe(true);
    await saveTo(new Response('new'), pathToFileURL(join(folder, 'a.bin')));
    expect(await readFile(join(folder, 'a.bin'), 'utf8')).toBe('new');
    expect(await readdir(folder)).toEqual(['a.bin']);
  });

  test('an empty file, and one of a runtime that streams nothing', async () => {
    await saveTo(new Response(null), join(folder, 'empty'));
    expect(await readFile(join(folder, 'empty'), 'utf8')).toBe('');
    const unstreamed = new Response('text');
    Object.defineProperty(unstreamed, 'body', { value: null });
    await saveTo(unstreamed, join(folder, 'text'));
    expect(await readFile(join(folder, 'text'), 'utf8')).toBe('text');
  });

  test.each<[string, () => Response | Promise<Response>, string]>([
    ['whose stream fails', () => new Response(failing()), 'gone'],
    [
      'with fewer bytes than it says',
      () => new Response('abc', { headers: { 'content-length': '5' } }),
      '3 of 5 bytes arrived',
    ],
    ['that says no', () => new Response('no', { status: 404 }), '404'],
    ['that was read', readResponse, 'read before'],
  ])('an answer %s leaves what was there, and nothing else', async (_, make, reason) => {
    const path = join(folder, 'kept.txt');
    await writeFile(path, 'as it was');
    const error: unknown = await saveTo(await make(), path).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: 'HandingerError', code: 'file_not_saved' });
    expect((error as Error).message).toContain(reason);
    expect((error as Error).message).toContain('kept.txt');
    expect(await readdir(folder)).toEqual(['kept.txt']);
    expect(await readFile(path, 'utf8')).toBe('as it was');
  });

  test('an answer that is cut off', async () => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-length': 1_000_000 }).write(bytes);
      setTimeout(() => response.destroy(), 50);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    await expect(saveTo(response, join(folder, 'cut.bin'))).rejects.toMatchObject({ code: 'file_not_saved' });
    expect(await readdir(folder)).toEqual([]);
    server.close();
  });

  test('a place that can’t be written to', async () => {
    await expect(saveTo(new Response('x'), join(folder, 'none', 'a'))).rejects.toMatchObject({
      code: 'file_not_saved',
      cause: { code: 'ENOENT' },
    });
    await mkdir(join(folder, 'taken', 'inner'), { recursive: true });
    await expect(saveTo(new Response('x'), join(folder, 'taken'))).rejects.toMatchObject({
      code: 'file_not_saved',
    });
    expect(await readdir(folder)).toEqual(['taken']);
  });

  test('a runtime without a disk', async () => {
    vi.stubGlobal('process', { ...process, getBuiltinModule: undefined });
    await expect(saveTo(new Response('x'), '/a')).rejects.toMatchObject({
      code: 'file_not_saved',
      message: '"/a" can’t be saved: this runtime has no file system; take its blob() or stream()',
    });
  });
});

describe('fileResponse', () => {
  test('is the answer itself, with what a file has', async () => {
    const response = new Response('a,b', { headers: { 'content-type': 'text/csv', 'content-length': '3' } });
    const file = fileResponse(response, 'https://api.test/api/workers/wrk_1/files/t/caf%C3%A9.csv?x=1');
    expect(file).toBe(response);
    expect(file).toMatchObject({ filename: 'café.csv', mediaType: 'text/csv', size: 3 });
    expect(await new Response(file.stream()).text()).toBe('a,b');
  });

  test('does not know the size of what was compressed on its way', () => {
    const headers = { 'content-encoding': 'gzip', 'content-length': '3' };
    expect(fileResponse(new Response('abc', { headers }), 'https://api.test/a').size).toBeUndefined();
  });

  test('saves itself', async () => {
    await fileResponse(new Response(bytes), 'https://api.test/a').saveTo(join(folder, 'own.bin'));
    expect((await readFile(join(folder, 'own.bin'))).equals(bytes)).toBe(true);
  });
});

function failing(): ReadableStream<Uint8Array<ArrayBuffer>> {
  let pulls = 0;
  return new ReadableStream({
    pull(controller) {
      pulls += 1;
      if (pulls < 3) controller.enqueue(bytes);
      else controller.error(new Error('gone'));
    },
  });
}

async function readResponse(): Promise<Response> {
  const response = new Response('x');
  await response.text();
  return response;
}
