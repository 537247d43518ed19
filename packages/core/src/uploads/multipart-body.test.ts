import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Handinger, type Uploadable } from '../index.ts';
import { fakeFetch, json } from '../test-support/fake-fetch.ts';
import { answerJson, startLoopbackServer } from '../test-support/start-loopback-server.ts';

vi.mock('../async/sleep.ts', () => import('../test-support/recorded-waits.ts'));

const megabyte = 1024 * 1024;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handinger-'));
  await writeFile(join(folder, 'naïve 名.txt'), 'from disk');
  await writeFile(join(folder, 'empty.txt'), '');
  await writeFile(join(folder, 'large.bin'), new Uint8Array(megabyte));
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
    turnId: 'trn_1',
    files: files as Uploadable[],
  });
  const { headers, body } = server.requests[0] ?? {};
  return readForm(body ?? Buffer.of(), String(headers?.['content-type']));
}

function readForm(body: Buffer, contentType: string): Promise<FormData> {
  return new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
}

async function* failing(): AsyncGenerator<Uint8Array> {
  yield* [];
  throw new Error('gone');
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
    expect([...form.keys()]).toEqual(['input', 'budget', 'stream', 'taskId', 'turnId', 'files']);
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

  test('on the disk and at an address are read there', async () => {
    const path = join(folder, 'naïve 名.txt');
    const form = await sent([
      { path },
      { path: pathToFileURL(path), filename: 'renamed.txt', mediaType: 'text/x-test' },
      { data: { path }, filename: 'wrapped.txt' },
      { uri: pathToFileURL(path).href },
      { uri: 'data:text/csv;base64,YSxi', name: 'table.csv' },
    ]);
    const files = form.getAll('files') as File[];
    expect(files.map(({ name, type }) => [name, type])).toEqual([
      ['naïve 名.txt', 'application/octet-stream'],
      ['renamed.txt', 'text/x-test'],
      ['wrapped.txt', 'application/octet-stream'],
      ['naïve 名.txt', 'application/octet-stream'],
      ['table.csv', 'text/csv'],
    ]);
    expect(await Promise.all(files.map((file) => file.text()))).toEqual([
      'from disk',
      'from disk',
      'from disk',
      'from disk',
      'a,b',
    ]);
  });

  test('may be promises, alone or with a name', async () => {
    await using other = await startLoopbackServer((response) => {
      response.writeHead(200, { 'content-type': 'text/csv' }).end('a,b');
    });
    const form = await sent([
      fetch(`${other.baseURL}/table.csv`),
      { data: fetch(`${other.baseURL}/1`), filename: 'other.csv' },
    ]);
    const files = form.getAll('files') as File[];
    expect(files.map(({ name, type }) => [name, type])).toEqual([
      ['table.csv', 'text/csv'],
      ['other.csv', 'text/csv'],
    ]);
  });

  test('from a short stream are kept, and sent again whole when the request is repeated', async () => {
    const bodies: Buffer[] = [];
    await using server = await startLoopbackServer(
      answerJson({}, 429),
      answerJson({}, 404),
      answerJson({}, 429),
      answerJson({}, 404),
      answerJson({ id: 'wrk_1' }),
    );
    const client = new Handinger({ apiKey: 'hdg_test_0123456789', baseURL: server.baseURL, logLevel: 'off' });
    await client.tasks.create({ input: 'x', files: [Readable.from([Buffer.from('once')])] });
    for (const { method, body, headers } of server.requests) {
      if (method !== 'POST') continue;
      bodies.push(body);
      const form = await readForm(body, String(headers['content-type']));
      expect(await (form.get('files') as File).text()).toBe('once');
    }
    expect(bodies.length).toBeGreaterThan(1);
    expect(new Set(bodies.map(String)).size).toBe(1);
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
    ['an object', { name: 'x', path: '/etc/hostname', fd: null }],
    ['an address of elsewhere', { uri: 'https://other.test/etc/hostname' }],
    ['null', null],
  ])('%s, without sending what it is', async (_, value) => {
    const error = await refused([value]);
    expect(error).toMatchObject({ code: 'unsupported_file' });
    expect((error as Error).message).not.toContain('/etc');
  });

  test.each<[string, () => unknown, object]>([
    ['a missing one', () => createReadStream(join(folder, 'missing.txt')), { filename: 'missing.txt' }],
    ['a missing path', () => ({ path: join(folder, 'missing.txt') }), { filename: 'missing.txt' }],
    ['a directory', () => ({ path: folder, filename: 'folder' }), { filename: 'folder' }],
    ['a stream of a directory', () => createReadStream(folder), {}],
    ['a stream that fails at once', () => ({ data: failing(), filename: 'f.txt' }), { filename: 'f.txt' }],
    ['a stream that was destroyed', () => ({ data: Readable.from(['x']).destroy(), filename: 'd' }), {}],
    ['an answer that says no', () => new Response('no', { status: 404 }), {}],
    ['a promise that is rejected', () => Promise.reject(new Error('no such page')), {}],
  ])('%s', async (_, make, expected) => {
    const error = await refused([new Blob(['fine']), make()]);
    expect(error).toMatchObject({ code: 'unreadable_file', safeToRetry: true, ...expected });
  });

  test('a web stream that somebody else reads', async () => {
    const stream = new Blob(['x']).stream();
    stream.getReader();
    expect(await refused([{ data: stream, filename: 'locked.txt' }])).toMatchObject({
      code: 'unreadable_file',
      filename: 'locked.txt',
    });
  });

  test('a Node stream that was read', async () => {
    const stream = Readable.from(['x']);
    for await (const piece of stream) void piece;
    expect(await refused([stream])).toMatchObject({ code: 'unreadable_file' });
  });

  test('an answer that was read', async () => {
    const response = new Response('x');
    await response.text();
    expect(await refused([response])).toMatchObject({ code: 'unreadable_file' });
  });

  test.each<[string, () => unknown]>([
    ['a File', () => new File([], 'empty.txt')],
    ['bytes', () => ({ data: new Uint8Array(), filename: 'empty.txt' })],
    ['a stream', () => ({ data: Readable.from([]), filename: 'empty.txt' })],
    ['a Response', () => ({ data: new Response(''), filename: 'empty.txt' })],
    ['a path', () => ({ path: join(folder, 'empty.txt') })],
  ])('an empty one: %s', async (_, make) => {
    expect(await refused([make()])).toMatchObject({ code: 'empty_file', filename: 'empty.txt' });
  });

  test('and the streams beside it are let go of', async () => {
    const beside = createReadStream(join(folder, 'large.bin'));
    await refused([beside, new File([], 'empty.txt')]);
    await vi.waitFor(() => expect(beside.destroyed).toBe(true));
  });

  test('at once, while another is still awaited', async () => {
    const silent = new Readable({ read() {} });
    const error = await refused([silent, new File([], 'empty.txt')]);
    expect(error).toMatchObject({ code: 'empty_file', filename: 'empty.txt' });
    await vi.waitFor(() => expect(silent.destroyed).toBe(true));
  });

  test.each<[string, () => unknown[]]>([
    ['there are too many', () => Array.from({ length: 5 }, () => new Blob(['x']))],
    ['one is no file', () => ['/etc/hostname']],
    ['one never comes, and one is missing', () => [new Promise(() => {}), { path: '/no/such/file' }]],
  ])('and lets go of streams that nothing was read of: %s', async (_, others) => {
    const beside = createReadStream(join(folder, 'large.bin'));
    const answer = new Response(Readable.toWeb(Readable.from(['x'])) as ReadableStream);
    await refused([{ data: beside, filename: 'b' }, ...others(), answer]);
    await vi.waitFor(() => expect(beside.destroyed).toBe(true));
  });

  test('with an error that nobody else has to handle, where a promise is rejected too', async () => {
    const files = [...Array.from({ length: 5 }, () => new Blob(['x'])), Promise.reject(new Error('mine'))];
    expect(await refused(files)).toMatchObject({ code: 'too_many_files' });
  });

  test.each([
    ['before', AbortSignal.abort()],
    ['while another file is awaited', AbortSignal.timeout(20)],
  ])('when the caller aborts %s: streams are let go of', async (_, signal) => {
    const beside = createReadStream(join(folder, 'large.bin'));
    const fetch = fakeFetch(json({}));
    const client = new Handinger({ apiKey: 'hdg_test_0123456789', fetch });
    const files = [beside, new Promise<Blob>(() => {})];
    const call = client.tasks.create({ input: 'x', files }, { signal });
    await expect(call).rejects.toBeInstanceOf(Handinger.APIUserAbortError);
    await vi.waitFor(() => expect(beside.destroyed).toBe(true));
    expect(fetch.calls).toHaveLength(0);
  });

  test('when the caller aborts while a browser reads a stream into memory, which is let go of', async () => {
    vi.stubGlobal('window', { document: {} });
    const controller = new AbortController();
    const endless = Readable.from(
      (async function* () {
        yield new Uint8Array(100_000);
        await new Promise(() => {});
      })(),
    );
    const client = new Handinger({ apiKey: 'x', fetch: fakeFetch(json({})), dangerouslyAllowBrowser: true });
    const call = client.tasks.create({ input: 'x', files: [endless] }, { signal: controller.signal });
    setTimeout(() => controller.abort(), 20);
    await expect(call).rejects.toBeInstanceOf(Handinger.APIUserAbortError);
    await vi.waitFor(() => expect(endless.destroyed).toBe(true));
    vi.unstubAllGlobals();
  });

  test('when the caller aborts while a stream is awaited, which is let go of', async () => {
    const controller = new AbortController();
    const silent = new Readable({ read() {} });
    const fetch = fakeFetch(json({}));
    const client = new Handinger({ apiKey: 'hdg_test_0123456789', fetch });
    const call = client.tasks.create({ input: 'x', files: [silent] }, { signal: controller.signal });
    setTimeout(() => controller.abort(), 20);
    await expect(call).rejects.toBeInstanceOf(Handinger.APIUserAbortError);
    await vi.waitFor(() => expect(silent.destroyed).toBe(true));
    expect(fetch.calls).toHaveLength(0);
  });
});
