import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Handinger, UploadError } from '../index.ts';
import { startLoopbackServer } from '../test-support/start-loopback-server.ts';
import { toFile } from './to-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handinger-'));
  await writeFile(join(folder, 'résumé 履歴.txt'), 'content');
});
afterAll(() => rm(folder, { recursive: true }));

async function* pieces() {
  yield new TextEncoder().encode('con');
  yield 'tent';
}

describe('toFile', () => {
  test.each([
    ['a File', () => new File(['content'], 'a.txt', { type: 'text/plain' }), 'a.txt', 'text/plain'],
    ['a Blob', () => new Blob(['content'], { type: 'text/plain' }), 'unknown_file', 'text/plain'],
    ['a Buffer', () => Buffer.from('content'), 'unknown_file', ''],
    ['an ArrayBuffer', () => new TextEncoder().encode('content').buffer, 'unknown_file', ''],
    ['part of a buffer', () => new TextEncoder().encode('xcontentx').subarray(1, 8), 'unknown_file', ''],
    ['a web stream', () => new Blob(['content']).stream(), 'unknown_file', ''],
    ['a Node stream', () => Readable.from([Buffer.from('content')]), 'unknown_file', ''],
    ['a file stream', () => createReadStream(join(folder, 'résumé 履歴.txt')), 'résumé 履歴.txt', ''],
    ['an async generator', () => pieces(), 'unknown_file', ''],
    [
      'a Response',
      () => new Response('content', { headers: { 'content-type': 'text/csv' } }),
      'unknown_file',
      'text/csv',
    ],
    ['a promise', async () => new Blob(['content']), 'unknown_file', ''],
  ])('%s', async (_, make, name, type) => {
    const file = await toFile(make());
    expect(file).toBeInstanceOf(File);
    expect({ name: file.name, type: file.type, text: await file.text() }).toEqual({
      name,
      type,
      text: 'content',
    });
  });

  test('an ArrayBuffer of another realm', async () => {
    const bytes = runInNewContext('Uint8Array.of(1, 2, 3).buffer') as ArrayBuffer;
    expect(new Uint8Array(await (await toFile(bytes)).arrayBuffer())).toEqual(Uint8Array.of(1, 2, 3));
  });

  test('a File is given back as it is', async () => {
    const file = new File(['content'], 'a.txt');
    expect(await toFile(file)).toBe(file);
  });

  test('the name, the type and the time can be given', async () => {
    const file = await toFile(Buffer.from('x'), 'b.md', { type: 'text/markdown', lastModified: 5 });
    expect(file).toMatchObject({ name: 'b.md', type: 'text/markdown', lastModified: 5 });
  });

  test('the answer of a server has the name of its URL', async () => {
    await using server = await startLoopbackServer((response) => {
      response.writeHead(200, { 'content-type': 'image/png' }).end('png');
    });
    expect(await toFile(fetch(`${server.baseURL}/a/caf%C3%A9.png?size=2`))).toMatchObject({
      name: 'café.png',
      type: 'image/png',
    });
  });

  test('an answer that says no is no file', async () => {
    const error = await toFile(new Response('<h1>Not found</h1>', { status: 404 })).catch(
      (error: unknown) => error,
    );
    expect(error).toBeInstanceOf(UploadError);
    expect(error).toMatchObject({
      code: 'unreadable_file',
      message: expect.stringContaining('404') as string,
    });
  });

  test('a file that can’t be read is an error that names it', async () => {
    const error = await toFile(createReadStream(join(folder, 'missing.txt'))).catch(
      (error: unknown) => error,
    );
    expect(error).toMatchObject({ name: 'UploadError', code: 'unreadable_file', filename: 'missing.txt' });
    expect((error as Error).message).toContain('ENOENT');
  });

  test.each([
    ['a path', '/etc/hostname'],
    ['null', null],
    ['a plain object', { path: '/etc/hostname', fd: null }],
    ['a number', 42],
    ['an array', [1]],
  ])('%s is no file', async (_, value) => {
    await expect(toFile(value as unknown as Blob)).rejects.toMatchObject({
      name: 'UploadError',
      code: 'unsupported_file',
    });
  });

  test('is a static of the client', () => {
    expect(Handinger.toFile).toBe(toFile);
  });
});
