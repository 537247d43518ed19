import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { Handinger, type Uploadable, type UploadProgress } from '../index.ts';
import {
  answerJson,
  startLoopbackServer,
  type LoopbackHandler,
  type LoopbackRequest,
} from '../test-support/start-loopback-server.ts';
import { inPieces, uploadContent } from '../test-support/upload-content.ts';

vi.mock('../async/sleep.ts', () => import('../test-support/recorded-waits.ts'));

const bytes = uploadContent(1_000_000);
let folder: string;
let path: string;
let large: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handinger-'));
  path = join(folder, 'file.bin');
  await writeFile(path, bytes);
  large = join(folder, 'large.bin');
  await writeFile(large, uploadContent(9 * 1024 ** 2));
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => vi.unstubAllGlobals());

function clientOf(baseURL: string): Handinger {
  return new Handinger({
    apiKey: 'hdg_test_0123456789',
    baseURL,
    logLevel: 'off',
    dangerouslyAllowBrowser: true,
  });
}

/** Refuses the first requests for a task, and knows none that was started. */
function refusing(times: number): LoopbackHandler {
  let posts = 0;
  return (response, request) => {
    if (request.method === 'GET')
      return answerJson({ error: 'There is no such task.' }, 404)(response, request);
    posts += 1;
    return posts > times
      ? answerJson({ id: 'wrk_1' })(response, request)
      : answerJson({ error: 'Later.' }, 429)(response, request);
  };
}

const isPost = ({ method }: LoopbackRequest) => method === 'POST';

async function contentOf(body: Buffer, headers: object): Promise<Buffer> {
  const form = await new Response(new Uint8Array(body), {
    headers: headers as Record<string, string>,
  }).formData();
  return Buffer.from(await (form.get('files') as File).arrayBuffer());
}

describe('a request that is sent again', () => {
  test.each<[string, () => Uploadable]>([
    ['a Blob', () => new Blob([bytes])],
    ['bytes', () => bytes],
    ['a path', () => ({ path })],
  ])('has the same bytes from %s', async (_, make) => {
    await using server = await startLoopbackServer(refusing(2));
    await clientOf(server.baseURL).tasks.create({ input: 'x', files: [make()] });
    const posts = server.requests.filter(isPost);
    expect(posts).toHaveLength(3);
    for (const post of posts) expect(post.body.equals(posts[0]!.body)).toBe(true);
    expect((await contentOf(posts[2]!.body, posts[2]!.headers)).equals(bytes)).toBe(true);
  });

  test('has all of a stream that was refused before it was read, as nothing more of it is read then', async () => {
    const large = uploadContent(9 * 1024 ** 2);
    let posts = 0;
    let received = 0;
    const server = createServer((request, response) => {
      const answer = (status: number, body: object) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      request.on('error', () => undefined);
      if (request.method === 'GET') return answer(404, { error: 'There is no such task.' });
      posts += 1;
      if (posts === 1) return request.once('data', () => answer(429, { error: 'Later.' }));
      return request
        .on('data', ({ byteLength }: Buffer) => (received += byteLength))
        .on('end', () => answer(200, { id: 'wrk_1' }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    // One piece, of which the first refusal leaves the most unread.
    const files = [new Response(large)];
    await clientOf(`http://127.0.0.1:${port}`).tasks.create({ input: 'x', files });
    expect(posts).toBe(2);
    expect(received).toBeGreaterThan(large.byteLength);
    server.closeAllConnections();
    server.close();
  });

  test('is none with a stream that was read: the error says so', async () => {
    await using server = await startLoopbackServer(refusing(9));
    const call = clientOf(server.baseURL).tasks.create({
      input: 'x',
      files: [{ data: inPieces(bytes, 10_000), filename: 'stream.bin' }],
    });
    const error: unknown = await call.catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Handinger.RateLimitError);
    expect(error).toMatchObject({
      safeToRetry: true,
      message: expect.stringContaining('"stream.bin" was given as a stream, which was read') as string,
    });
    expect(server.requests.filter(isPost)).toHaveLength(1);
  });

  test('is one with a stream that nothing was read of, since no connection was made', async () => {
    await using server = await startLoopbackServer(answerJson({ id: 'wrk_1' }));
    let calls = 0;
    const fetchOnceRefused: typeof fetch = async (url, init) => {
      calls += 1;
      if (calls > 1) return fetch(url, init);
      throw new TypeError('fetch failed', {
        cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }),
      });
    };
    const client = clientOf(server.baseURL).withOptions({ fetch: fetchOnceRefused });
    await client.tasks.create({ input: 'x', files: [inPieces(bytes, 10_000)] });
    const [{ body, headers } = { body: Buffer.of(), headers: {} }] = server.requests;
    expect((await contentOf(body, headers)).equals(bytes)).toBe(true);
  });
});

describe('an upload whose stream fails', () => {
  async function* failing() {
    yield bytes;
    throw new Error('the disk is gone');
  }

  test.each([
    ['of unknown length', () => failing()],
    [
      'of known length',
      () =>
        new Response(Readable.toWeb(Readable.from(failing())) as ReadableStream, {
          headers: { 'content-length': '2000000' },
        }),
    ],
  ])('is never finished, and the error is the stream’s: %s', async (_, make) => {
    await using server = await startLoopbackServer(answerJson({ id: 'wrk_1' }));
    const error: unknown = await clientOf(server.baseURL)
      .tasks.create({ input: 'x', files: [{ data: make(), filename: 'f.bin' }] })
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      name: 'UploadError',
      code: 'unreadable_file',
      filename: 'f.bin',
      safeToRetry: true,
      message: '"f.bin" can’t be read: the disk is gone',
    });
    await vi.waitFor(() => expect(server.abandoned).toBe(1));
    expect(server.requests).toHaveLength(0);
  });

  test('closes the connection at once, and the stream beside it', async () => {
    const beside = Readable.from(inPieces(bytes, 1_000));
    await using server = await startLoopbackServer(answerJson({ id: 'wrk_1' }));
    const files = [
      { data: failing(), filename: 'f.bin' },
      { data: beside, filename: 'beside.bin' },
    ];
    await expect(clientOf(server.baseURL).tasks.create({ input: 'x', files })).rejects.toBeInstanceOf(
      Handinger.UploadError,
    );
    await vi.waitFor(() => expect([server.abandoned, beside.destroyed]).toEqual([1, true]));
  });
});

describe('an upload whose connection breaks', () => {
  test('lets go of the stream, and can’t be repeated', async () => {
    const server = createServer((request) => request.once('data', () => request.destroy()));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const stream = createReadStream(path);
    const call = clientOf(`http://127.0.0.1:${port}`).tasks.create(
      { input: 'x', files: [stream] },
      { maxRetries: 0, maxReconnects: 0 },
    );
    await expect(call).rejects.toBeInstanceOf(Handinger.HandingerError);
    await vi.waitFor(() => expect(stream.destroyed).toBe(true));
    server.close();
  });
});

test('files on the disk are closed, also where the server refuses before it has read them', async () => {
  let open = 0;
  const { promises } = process.getBuiltinModule('node:fs');
  const counted = {
    ...promises,
    async open(...parameters: Parameters<typeof promises.open>) {
      const handle = await promises.open(...parameters);
      open += 1;
      const close = handle.close.bind(handle);
      handle.close = async () => {
        await close();
        open -= 1;
      };
      return handle;
    },
  };
  vi.stubGlobal('process', { ...process, getBuiltinModule: () => ({ promises: counted }) });
  const server = createServer((request, response) => {
    request.on('error', () => undefined);
    request.once('data', () => {
      request.pause();
      response.writeHead(401, { 'content-type': 'application/json' }).end('{"error":"No."}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const files = [{ path: large }, { path }];
  const call = clientOf(`http://127.0.0.1:${port}`).tasks.create({ input: 'x', files });
  await expect(call).rejects.toBeInstanceOf(Handinger.AuthenticationError);
  await vi.waitFor(() => expect(open).toBe(0));
  server.closeAllConnections();
  server.close();
});

test('no more is read than the other side takes', async () => {
  let read = 0;
  async function* counted() {
    for (let pieces = 0; pieces < 9; pieces += 1) {
      read += 1;
      yield uploadContent(1024 ** 2);
    }
  }
  // Not a server: the kernel takes as much as it likes, whatever the server does.
  let taken = 0;
  const fetchThatStalls: typeof fetch = async (_url, init) => {
    const reader = (init as { body: ReadableStream<Uint8Array> }).body.getReader();
    while (taken < 1024 ** 2 + 100_000) taken += (await reader.read()).value?.byteLength ?? 0;
    return new Promise((_resolve, reject) => {
      init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error));
    });
  };
  const controller = new AbortController();
  const client = clientOf('https://x.test').withOptions({ fetch: fetchThatStalls });
  const files = [0, 1, 2].map(() => ({ data: counted(), filename: 'a' }));
  const call = client.tasks.create({ input: 'x', files }, { signal: controller.signal });
  await vi.waitFor(() => expect(taken).toBeGreaterThan(1024 ** 2));
  // The beginning of each, and the second piece of the first.
  expect(read).toBe(4);
  controller.abort();
  await expect(call).rejects.toBeInstanceOf(Handinger.APIUserAbortError);
});

describe('progress', () => {
  async function progressOf(
    files: Uploadable[],
    onUploadProgress?: (progress: UploadProgress) => unknown,
    handler = answerJson({ id: 'wrk_1' }),
  ): Promise<UploadProgress[]> {
    const seen: UploadProgress[] = [];
    await using server = await startLoopbackServer(handler);
    await clientOf(server.baseURL).tasks.create(
      { input: 'x', files },
      {
        onUploadProgress: (progress) => {
          seen.push(progress);
          return onUploadProgress?.(progress);
        },
      },
    );
    return seen;
  }

  function failing(): never {
    throw new Error('mine');
  }

  function expectWhole(seen: readonly UploadProgress[], index: number, size: number): void {
    const own = seen.filter((progress) => progress.index === index);
    expect(own[0]).toMatchObject({ sent: 0 });
    expect(own.at(-1)).toMatchObject({ sent: size, total: size });
    for (const [place, { sent }] of own.entries())
      expect(sent).toBeGreaterThanOrEqual(own[place - 1]?.sent ?? 0);
  }

  test.each<[string, () => Uploadable]>([
    ['bytes', () => ({ data: bytes, filename: 'a.bin' })],
    ['a path', () => ({ path, filename: 'a.bin' })],
    ['a stream of unknown length', () => ({ data: inPieces(bytes, 30_000), filename: 'a.bin' })],
  ])('of %s only grows, and ends with the whole', async (_, make) => {
    const seen = await progressOf([make(), new File([bytes], 'a.bin')]);
    expectWhole(seen, 0, bytes.byteLength);
    expectWhole(seen, 1, bytes.byteLength);
    expect(seen.length).toBeGreaterThan(20);
    expect(new Set(seen.map(({ file }) => file))).toEqual(new Set(['a.bin']));
  });

  test('does not go back when the request is sent again', async () => {
    const seen = await progressOf([new File([bytes], 'a.bin')], undefined, refusing(2));
    expectWhole(seen, 0, bytes.byteLength);
    expect(new Set(seen.map(({ sent }) => sent)).size).toBe(seen.length);
  });

  test.each([
    ['throws', failing],
    ['rejects', () => Promise.reject(new Error('mine'))],
  ])('whose function %s does not fail the upload', async (_, onUploadProgress) => {
    const seen = await progressOf([{ path }], onUploadProgress);
    expect(seen.at(-1)).toMatchObject({ sent: bytes.byteLength, total: bytes.byteLength });
  });

  test('in a browser, which sends the files by itself, is the beginning and the end', async () => {
    vi.stubGlobal('window', { document: {} });
    await using server = await startLoopbackServer(answerJson({ id: 'wrk_1' }));
    const client = clientOf(server.baseURL);
    const seen: UploadProgress[] = [];
    const files = [new File([bytes], 'a.bin'), { data: inPieces(bytes, 7_000), filename: 'b.bin' }];
    await client.tasks.create({ input: 'x', files }, { onUploadProgress: (progress) => seen.push(progress) });
    const total = bytes.byteLength;
    expect(seen).toEqual([
      { file: 'a.bin', index: 0, sent: 0, total },
      { file: 'b.bin', index: 1, sent: 0, total },
      { file: 'a.bin', index: 0, sent: total, total },
      { file: 'b.bin', index: 1, sent: total, total },
    ]);
    const [{ body, headers } = { body: Buffer.of(), headers: {} }] = server.requests;
    expect(headers).toMatchObject({ 'content-length': String(body.byteLength) });
    const form = await new Response(new Uint8Array(body), {
      headers: headers as Record<string, string>,
    }).formData();
    for (const file of form.getAll('files') as File[]) {
      expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true);
    }
  });
});

test('the length is told where all sizes are known, and only then', async () => {
  await using server = await startLoopbackServer(answerJson({ id: 'wrk_1' }));
  const client = clientOf(server.baseURL);
  await client.tasks.create({ input: 'x', files: [{ path }, createReadStream(path), new Blob([bytes])] });
  await client.tasks.create({ input: 'x', files: [{ path }, inPieces(bytes, 10_000)] });
  const [known, unknown] = server.requests;
  expect(known?.headers['content-length']).toBe(String(known?.body.byteLength));
  expect(known?.headers['transfer-encoding']).toBeUndefined();
  expect(unknown?.headers).toMatchObject({ 'transfer-encoding': 'chunked' });
});

test('the log shows the names of files, and none of their content', async () => {
  await using server = await startLoopbackServer(answerJson({ id: 'wrk_1' }));
  const lines: unknown[] = [];
  const note = (...line: unknown[]) => void lines.push(line);
  const client = clientOf(server.baseURL).withOptions({
    logLevel: 'debug',
    logger: { error: note, warn: note, info: note, debug: note },
  });
  await client.tasks.create({
    input: 'x',
    files: [{ data: Buffer.from('secret content'), filename: 'a.txt' }],
  });
  const log = JSON.stringify(lines);
  expect(log).toContain('"filename":"a.txt"');
  expect(log).not.toContain('secret content');
});
