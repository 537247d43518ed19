import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Handinger, type Uploadable } from '../index.ts';
import { fakeFetch, json } from '../testing/fake-fetch.ts';
import { answerJson, startLoopbackServer } from '../testing/start-loopback-server.ts';

vi.mock('../async/sleep.ts', () => import('../testing/recorded-waits.ts'));

const megabyte = 1024 * 1024;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handinger-'));
  await writeFile(join(folder, 'naïve 名.txt'), 'from disk');
});
afterAll(() => rm(folder, { recursive: true }));

/** What is sent for these files, as a server would read it. */
async function sent(files: readonly Uploadable[] | Uploadable): Promise<FormData> {
  await using server = await startLoopbackServer(answerJson({ id: 'wrk_1' }));
  const client = new Handinger({
    apiKey: 'hdg_test_0123456789',
    baseURL: server.baseURL,
    // As programs have it that send JSON by hand too. A form needs its own, with the boundary.
    defaultHeaders: { 'Content-Type': 'application/json' },
  });
  await client.tasks.create({
    input: 'Lies das.',
    budget: 'low',
    stream: false,
    taskId: 'tsk_1',
    files: files as Uploadable[],
  });
  const { headers, body } = server.requests[0] ?? {};
  return new Response(new Uint8Array(body ?? []), {
    headers: { 'content-type': String(headers?.['content-type']) },
  }).formData();
}

async function refused(files: unknown[]): Promise<unknown> {
  const fetch = fakeFetch(json({}));
  const client = new Handinger({ apiKey: 'hdg_test_0123456789', fetch });
  const error = await client.tasks
    .create({ input: 'x', files: files as Uploadable[] })
    .catch((error: unknown) => error);
  expect(fetch.calls).toHaveLength(0);
  expect(error).toBeInstanceOf(Handinger.UploadError);
  return error;
}

describe('files of a task', () => {
  test('turn the request into a form, with the other fields as text', async () => {
    const form = await sent([new File(['a'], 'a.txt', { type: 'text/plain' })]);
    expect([...form.keys()]).toEqual(['input', 'budget', 'stream', 'taskId', 'files']);
    expect([form.get('input'), form.get('budget'), form.get('stream')]).toEqual([
      'Lies das.',
      'low',
      'false',
    ]);
  });

  test('of every kind arrive byte by byte, with their names and types', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const form = await sent([
      new File([bytes], 'a"b\r\nc.bin', { type: 'application/x-test' }),
      createReadStream(join(folder, 'naïve 名.txt')),
      { data: Readable.from([Buffer.from(bytes)]), filename: '🐕.bin', mediaType: 'image/png' },
      { data: bytes, filename: 'plain.bin' },
      new Blob([bytes]).stream() as ReadableStream<Uint8Array>,
    ]);
    const files = form.getAll('files') as File[];
    expect(files.map((file) => file.name)).toEqual([
      'a"b\r\nc.bin',
      'naïve 名.txt',
      '🐕.bin',
      'plain.bin',
      'unknown_file',
    ]);
    expect(files.map((file) => file.type).slice(0, 1)).toEqual(['application/x-test']);
    expect(files[2]?.type).toBe('image/png');
    expect(await files[1]?.text()).toBe('from disk');
    for (const index of [0, 2, 3, 4])
      expect(new Uint8Array(await files[index]!.arrayBuffer())).toEqual(bytes);
  });

  test('one file needs no list', async () => {
    expect((await sent(new File(['a'], 'a.txt'))).getAll('files')).toHaveLength(1);
  });

  test('an empty list is no form', async () => {
    const fetch = fakeFetch(json({}));
    const client = new Handinger({ apiKey: 'hdg_test_0123456789', fetch });
    await client.tasks.create({ input: 'x', taskId: 'tsk_1', files: [] });
    expect(fetch.calls[0]?.headers.get('content-type')).toBe('application/json');
  });

  test('from a stream are sent again whole when the request is repeated', async () => {
    const bodies: string[] = [];
    const note = (response: Response) => async (call: { body: unknown }) => {
      const [file] = (call.body as FormData).getAll('files') as File[];
      bodies.push((await file?.text()) ?? '');
      return response;
    };
    const fetch = fakeFetch(note(json({}, 503)), note(json({}, 429)), note(json({})));
    const client = new Handinger({ apiKey: 'hdg_test_0123456789', fetch, logLevel: 'off' });
    await client.tasks.create({ input: 'x', files: [Readable.from([Buffer.from('once')])] });
    expect(bodies).toEqual(['once', 'once', 'once']);
  });
});

describe('files that can’t be sent are refused before anything is', () => {
  test('more than five', async () => {
    expect(await refused(Array.from({ length: 6 }, () => new Blob(['x'])))).toMatchObject({
      code: 'too_many_files',
    });
  });

  test('one of more than 10 MB, which is named', async () => {
    const error = await refused([new Blob(['x']), new File([new Uint8Array(10 * megabyte + 1)], 'big.bin')]);
    expect(error).toMatchObject({ code: 'file_too_large', filename: 'big.bin' });
  });

  test('more than 30 MB together', async () => {
    const file = new Blob([new Uint8Array(8 * megabyte)]);
    expect(await refused([file, file, file, file])).toMatchObject({ code: 'files_too_large' });
  });

  test('a stream of more than 10 MB, which is not read to its end', async () => {
    let read = 0;
    async function* endless() {
      for (;;) {
        read += 1;
        yield new Uint8Array(megabyte);
      }
    }
    expect(await refused([{ data: endless(), filename: 'endless.bin' }])).toMatchObject({
      code: 'file_too_large',
      filename: 'endless.bin',
    });
    expect(read).toBe(11);
  });

  test('exactly the limits pass', async () => {
    const fetch = fakeFetch(json({}));
    const client = new Handinger({ apiKey: 'hdg_test_0123456789', fetch });
    const file = new Blob([new Uint8Array(10 * megabyte)]);
    await client.tasks.create({ input: 'x', files: [file, file, file] });
    expect(fetch.calls).toHaveLength(1);
  });

  test.each([
    ['a path', '/etc/hostname'],
    ['a described path', { data: '/etc/hostname', filename: 'x' }],
    ['an object', { path: '/etc/hostname' }],
    ['null', null],
  ])('%s, without sending what it is', async (_, value) => {
    const error = await refused([value]);
    expect(error).toMatchObject({ code: 'unsupported_file' });
    expect((error as Error).message).not.toContain('hostname');
  });

  test('one that can’t be read', async () => {
    expect(await refused([createReadStream(join(folder, 'missing.txt'))])).toMatchObject({
      code: 'unreadable_file',
      filename: 'missing.txt',
    });
  });
});
