import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

/** Sends bytes as they are, and reads until the server hangs up. */
async function sendRaw(bytes: string): Promise<{ status: string; head: string; body: string }> {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.write(bytes);
  const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
  return { status: head.split('\r\n')[0] ?? '', head, body };
}

describe('bytes that are no HTTP request', () => {
  test.each([
    ['garbage', 'HELLO\r\n\r\n', 400, 'This is no valid HTTP request.'],
    [
      'two lengths',
      'POST /api/tasks HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
      'This is no valid HTTP request.',
    ],
    [
      'a header of 40 kB',
      `GET / HTTP/1.1\r\nhost: a\r\nx-long: ${'a'.repeat(40_000)}\r\n\r\n`,
      431,
      "The request's headers are too large: together they may have 16 kB.",
    ],
  ])('%s gets an error like every other', async (_name, bytes, status, error) => {
    const answer = await sendRaw(bytes);
    expect(answer.status).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer.head).toMatch(/^x-request-id: req_/m);
    expect(JSON.parse(answer.body)).toEqual({ error, code: 'invalid_request' });
  });
});
