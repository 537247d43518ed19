import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStorage } from './open-storage.ts';
import { startOn } from './start-server.ts';
import { ApiClient } from './testing/api-client.ts';
import { listOperations } from './testing/contract.ts';
import { startTestServer, type TestServer } from './testing/start-test-server.ts';

let server: TestServer;
let client: ApiClient;

beforeAll(async () => {
  server = await startTestServer({ corsOrigin: 'http://localhost:3000' });
  client = new ApiClient(server);
});
afterAll(() => server.close());

const pathOf = (template: string) => template.replaceAll(/\{\w+\}/g, 'some-id');

describe('authentication', () => {
  test.each(listOperations())(
    '$operationId asks for a key before it looks at the request',
    async ({ method, path }) => {
      const nobody = new ApiClient({ url: server.url });
      const body =
        method === 'GET' || method === 'DELETE'
          ? {}
          : { body: 'not json', headers: { 'content-type': 'text/plain' } };
      const answer = await nobody.send(method, pathOf(path), body);
      expect([answer.status, answer.body.code]).toEqual([401, 'missing_api_key']);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    },
  );

  test.each([
    ['Bearer nonsense'],
    ['Bearer hdg_test_tooshort'],
    ['Basic dXNlcjpwYXNz'],
    ['Bearer'],
    ['Bearer hdg_live_aaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
    ['Bearer hdg_test_aaaaaaaaaaaaaaaaaaaaaaaaaaaa bbb'],
    [`Bearer hdg_test_${'a'.repeat(5000)}`],
  ])('refuses %j', async (authorization) => {
    const nobody = new ApiClient({ url: server.url });
    const { status, body } = await nobody.send('GET', '/api/tasks', { headers: { authorization } });
    expect([status, body.code]).toEqual([401, 'invalid_api_key']);
    expect(body.error).not.toMatch(/nonsense|tooshort|dXNl|aaaa/);
  });

  test('a revoked key is refused at once', async () => {
    const key = await server.createKey({ user: 'usr_revoked' });
    const revoked = new ApiClient({ url: server.url, key });
    expect((await revoked.send<object>('GET', '/api/tasks')).status).toBe(200);
    await server.revokeKeys('usr_revoked');
    expect((await revoked.send('GET', '/api/tasks')).body.code).toBe('invalid_api_key');
  });

  test('the scheme is read without regard to case', async () => {
    const headers = { authorization: `bearer ${server.key}` };
    expect((await client.send<object>('GET', '/api/tasks', { headers })).status).toBe(200);
  });
});

describe('beside the API', () => {
  test('serves its document and its health without a key', async () => {
    const nobody = new ApiClient({ url: server.url });
    const json = (await (await nobody.fetch('GET', '/openapi.json')).json()) as {
      openapi: string;
      info: object;
    };
    expect(json).toMatchObject({ openapi: '3.1.1', info: { title: 'Handinger API' } });
    const yaml = await nobody.fetch('GET', '/openapi.yaml');
    expect(yaml.headers.get('content-type')).toBe('application/yaml; charset=utf-8');
    expect(await yaml.text()).toContain('openapi: 3.1.1');
    const health = await nobody.fetch('GET', '/healthz');
    expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }]);
  });

  test('every operation of the document has a route', async () => {
    for (const { method, path, operationId } of listOperations()) {
      expect([
        operationId,
        server.app.hasRoute({ method, url: path.replace('{filePath}', '*').replaceAll(/\{(\w+)\}/g, ':$1') }),
      ]).toEqual([operationId, true]);
    }
  });

  test('an operation that it does not have yet says so', async () => {
    const { status, headers, body } = await client.send('GET', '/api/workers/wrk_x/email');
    expect([status, body.code]).toEqual([501, 'not_implemented']);
    expect(headers.get('x-should-retry')).toBe('false');
    expect(body.error).toMatch(/^This server .*\.$/);
  });

  test('lets the named origin call from a browser, and no other', async () => {
    const preflight = (origin: string) =>
      client.fetch('OPTIONS', '/api/tasks', {
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization,idempotency-key',
        },
      });
    const allowed = await preflight('http://localhost:3000');
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe('http://localhost:3000');
    expect(allowed.headers.get('access-control-allow-headers')).toContain('idempotency-key');
    expect((await preflight('http://evil.example')).headers.get('access-control-allow-origin')).not.toBe(
      'http://evil.example',
    );
    const stream = await client.fetch('POST', '/api/tasks', {
      json: { input: 'x', stream: true },
      headers: { origin: 'http://localhost:3000' },
    });
    expect(stream.headers.get('access-control-allow-origin')).toBe('http://localhost:3000');
    expect(stream.headers.get('access-control-expose-headers')).toContain('x-handinger-task-id');
    await stream.text();
  });
});

describe('requests that are not as they should be', () => {
  const post = (body: string, contentType = 'application/json') =>
    client.send('POST', '/api/tasks', { body, headers: { 'content-type': contentType } });

  test.each([
    ['{"input": "x"', /JSON/],
    ['', /body/],
    ['null', /body/],
    ['"text"', /object/],
    ['[]', /object/],
    ['{"__proto__": {"a": 1}, "input": "x"}', /__proto__/],
    ['{"constructor": {"prototype": {"a": 1}}, "input": "x"}', /__proto__/],
    ['{"input": "a\\u0000b"}', /input .*U\+0000/],
    ['{"input": "a\\ud800b"}', /input .*surrogate/],
    ['{"in\\u0000put": 1, "input": "x"}', /U\+0000/],
    [`{"input": "x", "more": ${'['.repeat(100)}${']'.repeat(100)}}`, /nested deeper/],
    [`${'['.repeat(200_000)}${']'.repeat(200_000)}`, /\w/],
  ])('%#: a body that is no request is a 400 with a sentence', async (body, sentence) => {
    const answer = await post(body);
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid_request']);
    expect(answer.body.error).toMatch(sentence);
  });

  test.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'nonsense'])(
    'the content type %s is a 415',
    async (type) => {
      const { status, body } = await post('{"input": "x"}', type);
      expect([status, body.code]).toEqual([415, 'unsupported_media_type']);
    },
  );

  test('JSON with a charset or a suffix parameter is JSON', async () => {
    expect((await post('{"input": "x"}', 'application/json; charset=utf-8')).status).toBe(200);
  });

  test('a DELETE may announce JSON and send none', async () => {
    const headers = { 'content-type': 'application/json' };
    const { id } = await client.createWorker({});
    expect((await client.send<object>('DELETE', `/api/workers/${id}`, { headers })).body).toEqual({
      deleted: true,
    });
  });

  test('a form is a 415 where the document knows none', async () => {
    const body = new FormData();
    body.append('title', 'x');
    const answer = await client.send('POST', '/api/workers', { body });
    expect([answer.status, answer.body.code]).toEqual([415, 'unsupported_media_type']);
  });

  test('a body beyond the limit is a 413 that names it', async () => {
    const { status, body } = await post(`{"input": "${'x'.repeat(11 * 1024 * 1024)}"}`);
    expect([status, body.code]).toEqual([413, 'payload_too_large']);
    expect(body.error).toContain('10 MB');
  });

  test('a large input within the limit is taken', async () => {
    expect((await post(`{"input": "${'words '.repeat(100_000)}"}`)).status).toBe(200);
  });

  test.each([
    ['POST', '/'],
    ['GET', '/api'],
    ['GET', '/api/nothing'],
    ['POST', '/api/workers/x/y/z'],
    ['PUT', '/api/tasks'],
    ['PATCH', '/api/tasks/x'],
    ['GET', '//api/tasks'],
  ])('%s %s is a 404 that says so', async (method, path) => {
    const answer = await client.send(method, path);
    expect([answer.status, answer.body.code]).toEqual([404, 'not_found']);
    expect(answer.body.error).toContain(method);
  });

  test.each(['/api/tasks/%', '/api/tasks/%zz', '/api/tasks/%c0%af', '/api/tasks/%ff'])(
    'the malformed path %s is a 400',
    async (path) => {
      const { status, body } = await client.send('GET', path);
      expect([status, body.code]).toEqual([400, 'invalid_request']);
    },
  );

  test.each(['/api/tasks/%00', '/api/tasks?workerId=%00', '/api/workers/a%00b/files/x'])(
    'U+0000 in %s is a 400',
    async (path) => {
      const { status, body } = await client.send('GET', path);
      expect([status, body.code]).toEqual([400, 'invalid_request']);
    },
  );

  test('a very long URL and very large headers are refused', async () => {
    const url = await client.fetch('GET', `/api/tasks/${'x'.repeat(30_000)}`);
    expect(url.status).toBe(431);
    await url.text();
    const id = await client.send('GET', `/api/tasks/${'x'.repeat(8_000)}`);
    expect(id.status).toBe(404);
  });

  test('a query that is given twice is a 400, not a surprise', async () => {
    expect((await client.send('GET', '/api/tasks?page=1&page=2')).status).toBe(400);
    expect((await client.send('GET', '/api/tasks?status=completed&status=error')).status).toBe(400);
  });

  test('SQL in every place of a request is only text', async () => {
    const evil = `'; drop table tasks; --`;
    expect((await client.send('GET', `/api/tasks/${encodeURIComponent(evil)}`)).status).toBe(404);
    expect((await client.send('GET', `/api/tasks?workerId=${encodeURIComponent(evil)}`)).status).toBe(404);
    const worker = await client.createTask({ input: evil, taskId: evil });
    expect(worker.output_text).toContain(evil);
  });

  test('what is no HTTP is answered and closed', async () => {
    const { port } = new URL(server.url);
    const answer = await new Promise<string>((resolve) => {
      let text = '';
      const socket = connect(Number(port), '127.0.0.1', () => socket.write('NONSENSE\r\n\r\n'));
      socket.on('data', (data) => (text += data.toString())).on('close', () => resolve(text));
    });
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
  });

  test('a fault of the server says nothing of its inside', async () => {
    const storage = await openStorage(undefined);
    const { server: broken } = await startOn(storage, {});
    await storage.close();
    const { status, body } = await new ApiClient(broken).send('GET', '/api/tasks');
    expect([status, body.code]).toEqual([500, 'internal']);
    expect(JSON.stringify(body)).not.toMatch(/PGlite|closed|select/i);
    await broken.close().catch(() => {});
  });
});
