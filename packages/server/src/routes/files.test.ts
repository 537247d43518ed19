import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Worker } from '../generated/types.gen.ts';
import { ApiClient } from '../testing/api-client.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';

const megabyte = 1024 ** 2;
let data: string;
let server: TestServer;
let client: ApiClient;
let workerId: string;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'handinger-files-'));
  server = await startTestServer({ data });
  client = new ApiClient(server);
  workerId = (await client.createWorker({ instructions: 'Answer.' })).id;
});
afterAll(async () => {
  await server.close();
  await rm(data, { recursive: true, force: true });
});

function form(fields: Record<string, string>, files: readonly File[], name = 'files'): FormData {
  const body = new FormData();
  // Files first: the order of the parts must not count.
  for (const file of files) body.append(name, file);
  for (const [field, value] of Object.entries(fields)) body.append(field, value);
  return body;
}

const send = (fields: Record<string, string>, files: readonly File[], name?: string) =>
  client.send<Worker>('POST', '/api/tasks', { body: form({ workerId, ...fields }, files, name) });

describe('files that come with an input', () => {
  test('are in the workspace before the turn, and stay for later ones', async () => {
    const { status, body } = await send(
      { taskId: 'uploads', input: 'Summarize notes.txt', budget: 'standard' },
      [new File(['the dog is called Rex'], 'notes.txt')],
    );
    expect([status, JSON.stringify(body)]).toEqual([200, expect.stringContaining('Rex')]);
    expect(body.output_text).toContain('Rex');
    expect(body.messages[0]).toMatchObject({
      parts: [
        { type: 'text' },
        { type: 'file', filename: 'notes.txt', mediaType: expect.stringContaining('text/plain') },
      ],
    });
    const later = await client.createTask({ taskId: 'uploads', input: 'What is in notes.txt?' });
    expect(later.output_text).toContain('Rex');
  });

  test.each(['files', 'files[]', 'files[0]', 'file'])('come under the field name %s', async (name) => {
    const { body } = await send(
      { input: 'read notes.txt' },
      [new File(['a word like zebra'], 'notes.txt')],
      name,
    );
    expect(body.output_text).toContain('zebra');
  });

  test('can be streamed about', async () => {
    const body = form({ workerId, input: 'read notes.txt', stream: 'true' }, [
      new File(['zebra'], 'notes.txt', { type: 'text/x-zebra' }),
    ]);
    const stream = await client.stream('POST', '/api/tasks', { body });
    expect(stream.events[1]?.chunk).toMatchObject({
      data: { inputFiles: [{ filename: 'notes.txt', mediaType: 'text/x-zebra', size: 5 }] },
    });
    expect(stream.isDone).toBe(true);
  });

  test('a form without files is a request like any other', async () => {
    expect((await send({ input: 'no files' }, [])).status).toBe(200);
  });

  test('their fields are validated like JSON', async () => {
    const answer = async (fields: Record<string, string>) => {
      const { status, body } = await client.send('POST', '/api/tasks', {
        body: form(fields, [new File(['x'], 'x.txt')]),
      });
      return [status, body.issues?.map((issue) => issue.path)];
    };
    expect(await answer({})).toEqual([400, ['input']]);
    expect(await answer({ input: '' })).toEqual([400, ['input']]);
    expect(await answer({ input: 'x', budget: 'huge' })).toEqual([400, ['budget']]);
    expect(await answer({ input: 'x', stream: 'maybe' })).toEqual([400, ['stream']]);
    expect(await answer({ input: 'x', files: 'text, no file' })).toEqual([400, ['files']]);
  });

  test('bytes are kept as they are, and empty files too', async () => {
    const bytes = Uint8Array.from({ length: 300_000 }, (_unused, index) => (index * 7 + (index >> 8)) % 256);
    await send({ taskId: 'bytes', input: 'keep' }, [new File([bytes], 'all.bin'), new File([], 'empty.txt')]);
    const all = await client.fetch('GET', `/api/workers/${workerId}/files/all.bin`);
    expect(Buffer.compare(Buffer.from(await all.arrayBuffer()), Buffer.from(bytes))).toBe(0);
    const empty = await client.fetch('GET', `/api/workers/${workerId}/files/empty.txt`);
    expect([empty.status, await empty.text()]).toEqual([200, '']);
  });

  test('limits: five files, 10 MB each, 30 MB together, each a 413 that names its limit', async () => {
    const file = (size: number, index = 0) => new File([new Uint8Array(size)], `f${index}.bin`);
    const refused = async (files: File[]) => {
      const { status, body } = await client.send('POST', '/api/tasks', {
        body: form({ taskId: 'limits', input: 'x' }, files),
      });
      return [status, body.code, body.error];
    };
    expect(await refused(Array.from({ length: 6 }, (_unused, index) => file(1, index)))).toEqual([
      413,
      'payload_too_large',
      expect.stringContaining('5 files'),
    ]);
    expect(await refused([file(10 * megabyte + 1)])).toEqual([
      413,
      'payload_too_large',
      expect.stringContaining('10 MB'),
    ]);
    expect(await refused([0, 1, 2, 3].map((index) => file(8 * megabyte, index)))).toEqual([
      413,
      'payload_too_large',
      expect.stringContaining('30 MB'),
    ]);
    expect(await refused(Array.from({ length: 150 }, (_unused, index) => file(1, index)))).toEqual([
      413,
      'payload_too_large',
      expect.stringContaining('5 files'),
    ]);
    expect((await client.send('GET', '/api/tasks/limits')).status).toBe(404);
    expect(
      (
        await send({ input: 'x' }, [
          file(10 * megabyte),
          ...[1, 2, 3, 4].map((index) => file(5 * megabyte, index)),
        ])
      ).status,
    ).toBe(200);
  });

  test('nothing of a refused request stays on the disk', async () => {
    await client.send('POST', '/api/tasks', {
      body: form({ workerId: 'wrk_none', input: 'x' }, [new File(['x'], 'x.txt')]),
    });
    expect(await readdir(join(data, 'uploads')).catch(() => [])).toEqual([]);
  });

  test.each([
    [
      'a form cut in the middle',
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="input"\r\n\r\nhel',
    ],
    ['a form without a boundary', 'multipart/form-data', 'x'],
    ['a form that is none', 'multipart/form-data; boundary=x', 'nothing of the kind'],
    [
      'a form with a prototype in it',
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="__proto__"\r\n\r\nx\r\n--x--\r\n',
    ],
  ])('%s is a 400', async (_what, contentType, body) => {
    const answer = await client.send('POST', '/api/tasks', {
      body,
      headers: { 'content-type': contentType },
    });
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid_request']);
  });

  test('the server goes on after an upload that its client gave up', async () => {
    const request = httpRequest(`${server.url}/api/tasks`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.key}`, 'content-type': 'multipart/form-data; boundary=x' },
    });
    request.on('error', () => {});
    request.write('--x\r\ncontent-disposition: form-data; name="files"; filename="a"\r\n\r\nhalf of');
    await new Promise((resolve) => setTimeout(resolve, 50));
    request.destroy();
    expect((await client.createTask({ workerId, input: 'still there' })).status).toBe('completed');
  });
});

describe('retrieving files', () => {
  test('a published file is where its url says, with its media type', async () => {
    const state = await client.createTask({
      workerId,
      taskId: 'published',
      input: '[[offline:file reports/weather 1.md: # Weather]]',
    });
    expect(state.files).toMatchObject([{ filename: 'weather 1.md', mediaType: 'text/markdown', size: 9 }]);
    const { url } = state.files[0]!;
    expect(url.startsWith(`${server.url}/api/workers/${workerId}/files/`)).toBe(true);
    const response = await client.fetch('GET', url.slice(server.url.length));
    expect([response.status, await response.text()]).toEqual([200, '# Weather']);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/markdown; charset=utf-8',
      'content-length': '9',
      'content-disposition': `attachment; filename="weather 1.md"; filename*=UTF-8''weather%201.md`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-request-id': expect.stringMatching(/^req_/),
    });
    const { turns } = await client.retrieveTask('published');
    expect(turns[0]?.files).toEqual(state.files);
    const byPath = await client.fetch('GET', `/api/workers/${workerId}/files/reports/weather%201.md`);
    expect(await byPath.text()).toBe('# Weather');
  });

  test('two tasks may publish files of one name', async () => {
    const first = await client.createTask({ workerId, input: '[[offline:file same.txt: one]]' });
    const second = await client.createTask({ workerId, input: '[[offline:file same.txt: two]]' });
    const texts = [first, second].map(async (state) =>
      (await client.fetch('GET', state.files[0]!.url.slice(server.url.length))).text(),
    );
    expect(await Promise.all(texts)).toEqual(['one', 'two']);
  });

  test.each(['page.html', 'drawing.svg', 'feed.xml', 'script.js'])(
    '%s is never shown by a browser as a page of the server',
    async (name) => {
      await client.createTask({
        workerId,
        taskId: `xss-${name}`,
        input: `[[offline:file ${name}: <script>alert(1)</script>]]`,
      });
      const response = await client.fetch('GET', `/api/workers/${workerId}/files/${name}`);
      expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('content-security-policy')).toContain('sandbox');
      await response.text();
    },
  );

  test('a name of an upload can not get into the headers or out of the folder', async () => {
    const boundary = 'x';
    const name = '..%2F..%5C"evil\u202e.txt';
    const body = `--x\r\ncontent-disposition: form-data; name="files"; filename*=UTF-8''${encodeURIComponent(name)}\r\n\r\nhello\r\n--x\r\ncontent-disposition: form-data; name="input"\r\n\r\nkeep\r\n--x--\r\n`;
    const { body: state } = await client.send<Worker>('POST', '/api/tasks', {
      body,
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    });
    expect(state.status).toBe('completed');
    const folders = await readdir(join(data, 'files', state.id));
    expect(folders).toEqual([state.metadata['taskId']]);
    expect(await readdir(join(data, 'files', state.id, folders[0]!))).toHaveLength(1);
  });

  test('no path leaves the folder, however it is written', async () => {
    await client.createTask({ workerId, taskId: 'escapes', input: '[[offline:file inside.txt: fine]]' });
    await writeFile(join(data, 'secret.txt'), 'secret');
    const folder = join(data, 'files', workerId);
    const task = (await readdir(folder)).find((name) => name.startsWith('task-')) ?? '';
    await symlink(data, join(folder, task, 'link'));
    await symlink(join(data, 'secret.txt'), join(folder, task, 'secret-link.txt'));
    await mkdir(join(folder, task, 'sub'), { recursive: true });
    const paths = [
      '../secret.txt',
      '../../../secret.txt',
      '..%2f..%2f..%2fsecret.txt',
      '%2e%2e/%2e%2e/%2e%2e/secret.txt',
      '%252e%252e%252fsecret.txt',
      '..%5c..%5csecret.txt',
      '/etc/passwd',
      '%2fetc%2fpasswd',
      'sub/../../../../secret.txt',
      `${task}/../../../secret.txt`,
      `${task}/link/secret.txt`,
      `${task}/secret-link.txt`,
      `${task}/sub`,
      `${task}`,
      `${task}/`,
      'C:%5csecret.txt',
      '.',
      '..',
      '',
      'inside.txt%00.png',
      `${'a/'.repeat(600)}b`,
      'x'.repeat(3000),
    ];
    for (const path of paths) {
      const text = await rawGet(`/api/workers/${workerId}/files/${path}`);
      expect([path, text.status]).toEqual([
        path,
        expect.toSatisfy((status: number) => status === 404 || status === 400),
      ]);
      expect(text.body).not.toMatch(/^secret|root:/);
      expect(text.body).not.toContain(data);
    }
  });

  test("another worker's files are not to be had through this one", async () => {
    const other = await client.createWorker({});
    const state = await client.createTask({ workerId, input: '[[offline:file mine.txt: mine]]' });
    const path = state.files[0]!.url.slice(server.url.length).replace(workerId, other.id);
    expect((await client.fetch('GET', path)).status).toBe(404);
  });
});

/** Sends the path as it is: `fetch` would tidy it first. */
async function rawGet(path: string): Promise<{ status: number; body: string }> {
  const { port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { port, host: '127.0.0.1', path, headers: { authorization: `Bearer ${server.key}` } },
      (response) => {
        let body = '';
        response
          .setEncoding('utf8')
          .on('data', (piece: string) => (body += piece))
          .on('end', () => resolve({ status: response.statusCode ?? 0, body }));
      },
    );
    request.on('error', reject).end();
  });
}
