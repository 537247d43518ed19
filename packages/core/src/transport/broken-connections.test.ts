import { describe, expect, test, vi } from 'vitest';
import { Handinger } from '../index.ts';
import {
  answerJson,
  hangUp,
  startLoopbackServer,
  type LoopbackHandler,
  type LoopbackServer,
} from '../test-support/start-loopback-server.ts';

vi.mock('../async/sleep.ts', () => import('../test-support/recorded-waits.ts'));

const task = { task: { id: 'tsk_1' }, turns: [] };
const connect = ({ baseURL }: LoopbackServer) =>
  new Handinger({ apiKey: 'hdg_test_0123456789', baseURL, logLevel: 'off' });

/** Says how long the body is, sends half of it, and breaks off. */
const breakOffInBody: LoopbackHandler = (response) => {
  const body = JSON.stringify(task);
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
  response.write(body.slice(0, 10), () => setTimeout(() => response.destroy(), 10));
};

/** Sends headers, and then nothing. */
const stallInBody: LoopbackHandler = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"task":');
};

describe('a connection that breaks', () => {
  test('before the headers: a GET is sent again', async () => {
    await using server = await startLoopbackServer(hangUp, hangUp, answerJson(task));
    expect(await connect(server).tasks.retrieve('tsk_1')).toEqual(task);
    expect(server.requests.map((request) => request.headers['x-handinger-retry-count'])).toEqual([
      '0',
      '1',
      '2',
    ]);
  });

  test('before the headers: a task is not started again, and the error names it', async () => {
    await using server = await startLoopbackServer(hangUp);
    const error = await connect(server)
      .withOptions({ maxReconnects: 2 })
      .tasks.create({ input: 'x' })
      .catch((error: unknown) => error);
    expect(error).toBeInstanceOf(Handinger.APIConnectionError);
    const { taskId, turnId } = JSON.parse(String(server.requests[0]?.body)) as Record<string, string>;
    const known = { taskId, turnId, status: undefined, safeToRetry: false };
    expect(error).toMatchObject({ code: 'task_outcome_unknown', ...known });
    expect(
      (error as InstanceType<typeof Handinger.HandingerError>).attempts.map(({ action }) => action),
    ).toEqual(['send', 'find', 'find', 'find']);
    expect(server.requests.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET', 'GET']);
  });

  test('maxReconnects 0: the failure is told as it is, and the task is not looked for', async () => {
    await using server = await startLoopbackServer(hangUp);
    const call = connect(server).tasks.create({ input: 'x' }, { maxReconnects: 0 });
    await expect(call).rejects.toMatchObject({ code: 'connection_error', safeToRetry: false });
    expect(server.requests).toHaveLength(1);
  });

  test('within the body: a GET is sent again, and withResponse gives the answer that was read', async () => {
    await using server = await startLoopbackServer(
      breakOffInBody,
      answerJson(task, 200, { 'x-request-id': 'second' }),
    );
    const { data, response } = await connect(server).tasks.retrieve('tsk_1').withResponse();
    expect(data).toEqual(task);
    expect(response.headers.get('x-request-id')).toBe('second');
  });

  test('within the body: a task is not started again, and the error names it', async () => {
    await using server = await startLoopbackServer(breakOffInBody);
    const call = connect(server).tasks.create({ input: 'x', taskId: 'tsk_1' }, { maxReconnects: 1 });
    await expect(call).rejects.toMatchObject({ name: 'TaskOutcomeUnknownError', taskId: 'tsk_1' });
    expect(server.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  test('within the body of an error: what came is the message', async () => {
    await using server = await startLoopbackServer((response) => {
      response.writeHead(402, { 'content-type': 'application/json', 'content-length': 1000 });
      response.write('{"error":"Out of credits."', () => setTimeout(() => response.destroy(), 10));
    });
    const call = connect(server).tasks.create({ input: 'x' });
    await expect(call).rejects.toMatchObject({ status: 402, message: '402 Out of credits.' });
  });

  test('nobody listens: a task is sent as often as any other call', async () => {
    const server = await startLoopbackServer(hangUp);
    await server[Symbol.asyncDispose]();
    const attempts: unknown[] = [];
    const client = connect(server).withOptions({
      fetch: (input, init) => {
        attempts.push(init?.body);
        return fetch(input, init);
      },
    });
    await expect(client.tasks.create({ input: 'x' })).rejects.toThrow(/ECONNREFUSED/);
    expect(attempts).toHaveLength(3);
    expect(new Set(attempts).size).toBe(1);
  });
});

describe('a body that stalls', () => {
  test('is bounded by the limit of the attempt, and the connection is closed', async () => {
    await using server = await startLoopbackServer(stallInBody);
    const call = connect(server).tasks.retrieve('tsk_1', { timeout: 100, maxRetries: 0 });
    await expect(call).rejects.toMatchObject({ code: 'timeout' });
    await vi.waitFor(() => expect(server.abandoned).toBe(1));
  });

  test('is asked for again where that is permitted', async () => {
    await using server = await startLoopbackServer(stallInBody, answerJson(task));
    expect(await connect(server).tasks.retrieve('tsk_1', { timeout: 100 })).toEqual(task);
  });

  test('ends with an abort', async () => {
    await using server = await startLoopbackServer(stallInBody);
    const controller = new AbortController();
    const call = connect(server).tasks.create({ input: 'x' }, { signal: controller.signal });
    setTimeout(() => controller.abort(), 50);
    await expect(call).rejects.toMatchObject({ code: 'aborted' });
    await vi.waitFor(() => expect(server.abandoned).toBe(1));
  });
});

describe('a good status with a body that is none', () => {
  test.each([
    [
      'a captive portal',
      'text/html',
      '<html><body>Please log in to the hotel.</body></html>',
      'Please log in to the hotel.',
    ],
    ['JSON that was cut', 'application/json', '{"task":{"id', '{"task":{"id'],
  ])('%s', async (_, type, body, quoted) => {
    await using server = await startLoopbackServer((response) => {
      response.writeHead(200, { 'content-type': type }).end(body);
    });
    const call = connect(server).tasks.retrieve('tsk_1');
    await expect(call).rejects.toMatchObject({ name: 'APIError', status: 200, code: 'invalid_response' });
    await expect(connect(server).tasks.retrieve('tsk_1')).rejects.toThrow(quoted);
  });
});

test('asResponse gives the answer before its body, and nothing is left unhandled', async () => {
  const unhandled = vi.fn<() => void>();
  process.on('unhandledRejection', unhandled);
  try {
    await using server = await startLoopbackServer(stallInBody, answerJson({ error: 'No.' }, 404));
    const response = await connect(server).tasks.retrieve('tsk_1').asResponse();
    expect(response.status).toBe(200);
    expect(response.bodyUsed).toBe(false);
    await response.body?.cancel();
    await expect(connect(server).tasks.retrieve('tsk_1').asResponse()).rejects.toMatchObject({ status: 404 });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(unhandled).not.toHaveBeenCalled();
  } finally {
    process.off('unhandledRejection', unhandled);
  }
});
