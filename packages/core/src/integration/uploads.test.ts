import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { startTestServer, type TestServer } from '@ramensoft/handinger-server/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Handinger, type Uploadable, type UploadableData } from '../index.ts';
import { inPieces, uploadContent } from '../test-support/upload-content.ts';

const megabyte = 1024 ** 2;
let server: TestServer;
let handinger: Handinger;
let workerId: string;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handinger-uploads-'));
  server = await startTestServer();
  handinger = new Handinger({ apiKey: server.key, baseURL: server.url });
  workerId = (await handinger.workers.create({ instructions: 'Keep what you are given.' })).id;
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function stored(name: string): Promise<Uint8Array> {
  return new Uint8Array(await (await handinger.workers.retrieveFile(name, { workerId })).arrayBuffer());
}

describe('files of every kind arrive byte by byte', () => {
  const bytes = uploadContent(1_500_007);
  const path = () => join(folder, 'big.bin');
  beforeAll(() => writeFile(path(), bytes));

  test.each<[string, () => UploadableData | Promise<UploadableData>]>([
    ['a File', () => new File([bytes], 'x')],
    ['a Blob', () => new Blob([bytes])],
    ['bytes', () => bytes],
    ['a Buffer', () => Buffer.from(bytes)],
    ['a web stream', () => new Blob([bytes]).stream()],
    ['a Node stream', () => Readable.from(inPieces(bytes, 10_007))],
    ['a file stream', () => createReadStream(path())],
    ['an async iterable', () => inPieces(bytes, 999)],
    ['a Response', () => new Response(bytes)],
    ['a path', () => ({ path: path() })],
    ['an address', () => ({ uri: new URL(`file://${path()}`).href })],
    ['a promise', async () => new Blob([bytes])],
  ])('%s', async (kind, make) => {
    const filename = `${kind.replaceAll(' ', '-')}.bin`;
    const file = await handinger.tasks.create({
      workerId,
      input: 'Keep it.',
      files: [{ data: make(), filename }],
    });
    expect(file.status).toBe('completed');
    expect(hash(await stored(filename))).toBe(hash(bytes));
  });

  test('as much as the limits allow, from streams of unknown length', async () => {
    const large = uploadContent(10 * megabyte);
    const files = [0, 1, 2].map((index) => ({
      data: inPieces(large, 100_000),
      filename: `full-${index}.bin`,
    }));
    await handinger.tasks.create({ workerId, input: 'Keep them.', files });
    for (const { filename } of files) expect(hash(await stored(filename))).toBe(hash(large));
  });

  test('with a stream as the answer', async () => {
    const stream = await handinger.tasks.create({
      workerId,
      input: 'Keep it.',
      stream: true,
      files: [{ data: inPieces(bytes, 50_000), filename: 'streamed.bin' }],
    });
    let inputFiles: unknown;
    for await (const chunk of stream) if (chunk.type === 'data-task') ({ inputFiles } = chunk.data);
    expect(inputFiles).toMatchObject([{ filename: 'streamed.bin', size: bytes.byteLength }]);
  });
});

test('files go with every way to start a task', async () => {
  const file = (name: string) => ({ data: inPieces(uploadContent(200_000), 9_000), filename: name });
  const stream = await handinger.tasks.stream({ workerId, input: 'Keep it.', files: [file('streamed.bin')] });
  await stream.finalWorker();
  expect(hash(await stored('streamed.bin'))).toBe(hash(uploadContent(200_000)));
  const params = { workerId, input: 'Keep it.', files: [file('detached.bin')] };
  await (await handinger.tasks.createAndDetach(params)).result();
  expect(hash(await stored('detached.bin'))).toBe(hash(uploadContent(200_000)));
});

test('text of the other fields keeps its line ends', async () => {
  const input = 'one\ntwo\r\nthree\rfour "quoted" 名 🐕';
  await handinger.tasks.create({ workerId, taskId: 'tsk_lines', input, files: [new Blob(['x'])] });
  expect((await handinger.tasks.listTurns('tsk_lines')).items[0]?.input).toBe(input);
});

describe('an upload that fails in its middle starts no turn', () => {
  const piece = uploadContent(megabyte);
  async function* failing(): AsyncGenerator<Uint8Array> {
    yield piece;
    await sleep(50);
    throw new Error('the disk is gone');
  }
  async function* eight(): AsyncGenerator<Uint8Array> {
    for (let count = 0; count < 8; count += 1) yield piece;
  }
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (;;) yield piece;
  }

  test.each<[string, () => Uploadable[], object]>([
    [
      'when the stream fails',
      () => [{ data: failing(), filename: 'failing.bin' }],
      { name: 'UploadError', code: 'unreadable_file', filename: 'failing.bin' },
    ],
    [
      'when a stream exceeds the limit of one file',
      () => [{ data: endless(), filename: 'endless.bin' }],
      { name: 'FileLimitError', code: 'file_too_large', filename: 'endless.bin' },
    ],
    [
      'when streams exceed the limit of all',
      () => [0, 1, 2, 3].map(() => ({ data: eight() })),
      { name: 'FileLimitError', code: 'files_too_large' },
    ],
  ])('%s', async (name, files, expected) => {
    const taskId = `tsk_${name.replaceAll(' ', '-')}`;
    const params = () => ({ workerId, taskId, input: 'Never.', files: files() });
    const failure = { ...expected, safeToRetry: true };
    await expect(handinger.tasks.create(params())).rejects.toMatchObject(failure);
    await expect(handinger.tasks.stream(params())).rejects.toMatchObject(failure);
    await expect(handinger.tasks.createAndDetach(params())).rejects.toMatchObject(failure);
    await sleep(300);
    await expect(handinger.tasks.retrieve(taskId)).rejects.toMatchObject({ status: 404 });
  });

  test('when the caller aborts, and the stream is let go of', async () => {
    const controller = new AbortController();
    const source = Readable.from(endlessSlowly());
    async function* endlessSlowly() {
      for (;;) {
        yield uploadContent(100_000);
        await sleep(20);
      }
    }
    const call = handinger.tasks.create(
      { workerId, taskId: 'tsk_aborted-upload', input: 'Never.', files: [{ data: source, filename: 'a' }] },
      { signal: controller.signal },
    );
    setTimeout(() => controller.abort(), 150);
    await expect(call).rejects.toBeInstanceOf(Handinger.APIUserAbortError);
    await sleep(300);
    expect(source.destroyed).toBe(true);
    await expect(handinger.tasks.retrieve('tsk_aborted-upload')).rejects.toMatchObject({ status: 404 });
  });
});

test('hostile names arrive in the server’s safe form, each file with its own content', async () => {
  const names = [
    'a"b.txt',
    'c\r\nd.txt',
    'e\u0000f.txt',
    '..\\..\\g.txt',
    '../../h.txt',
    '🐕 名.txt',
    'i\uD800.txt',
    'ä'.repeat(3_000),
  ];
  for (const name of names) {
    const stream = await handinger.tasks.create({
      workerId,
      input: 'Keep it.',
      stream: true,
      files: [{ data: new TextEncoder().encode(name), filename: name }],
    });
    let inputFiles: readonly { filename: string }[] = [];
    for await (const chunk of stream) if (chunk.type === 'data-task') ({ inputFiles } = chunk.data);
    expect(inputFiles).toHaveLength(1);
    const [{ filename = '' } = {}] = inputFiles;
    expect(filename).not.toMatch(/[/\\\r\n\0]/);
    expect(hash(await stored(filename))).toBe(hash(new TextEncoder().encode(name)));
  }
});

describe('files of a worker', () => {
  test('are read as a blob, as a stream, as text, and saved', async () => {
    const bytes = uploadContent(300_000);
    await handinger.tasks.create({
      workerId,
      input: 'Keep it.',
      files: [{ data: bytes, filename: 'down.bin' }],
    });
    const file = await handinger.workers.retrieveFile('down.bin', { workerId });
    expect(file).toBeInstanceOf(Response);
    expect(file).toMatchObject({ filename: 'down.bin', size: bytes.byteLength, status: 200 });
    expect(file.mediaType).toBe(file.headers.get('content-type'));
    expect(hash(new Uint8Array(await (await file.blob()).arrayBuffer()))).toBe(hash(bytes));
    const parts: Uint8Array[] = [];
    const again = await handinger.workers.retrieveFile('down.bin', { workerId });
    for await (const part of again.stream()) parts.push(part);
    expect(hash(Buffer.concat(parts))).toBe(hash(bytes));
    const target = await mkdtemp(join(folder, 'saved-'));
    await (await handinger.workers.retrieveFile('down.bin', { workerId })).saveTo(join(target, 'x.bin'));
    expect(await readdir(target)).toEqual(['x.bin']);
  });

  test('can be given to a further task as they come', async () => {
    await handinger.tasks.create({
      workerId,
      input: 'Keep it.',
      files: [{ data: uploadContent(70_000), filename: 'a.bin' }],
    });
    const files = [{ data: await handinger.workers.retrieveFile('a.bin', { workerId }), filename: 'b.bin' }];
    await handinger.tasks.create({ workerId, input: 'Keep it too.', files });
    expect(hash(await stored('b.bin'))).toBe(hash(uploadContent(70_000)));
  });
});

test('a compressed answer of another server is sent as what it means', async () => {
  const { gzipSync } = await import('node:zlib');
  const bytes = Buffer.from('a'.repeat(200_000));
  const other = createServer((_request, response) => {
    const body = gzipSync(bytes);
    response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': body.byteLength }).end(body);
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  await handinger.tasks.create({
    workerId,
    input: 'Keep it.',
    files: [fetch(`http://127.0.0.1:${port}/page.txt`)],
  });
  expect(hash(await stored('page.txt'))).toBe(hash(bytes));
  other.close();
});
