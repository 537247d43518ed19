import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Handinger } from '../index.ts';
import { json } from '../test-support/fake-fetch.ts';
import { TurnServer, refused, reset, type Fault } from '../test-support/turn-server.ts';
import { recordedWaits } from '../test-support/recorded-waits.ts';

vi.mock('../async/sleep.ts', () => import('../test-support/recorded-waits.ts'));
beforeEach(() => {
  recordedWaits.length = 0;
});

function clientOf(server: TurnServer): Handinger {
  const options = { apiKey: 'hdg_test_0123456789', baseURL: 'https://api.test', logLevel: 'off' } as const;
  return new Handinger({ ...options, fetch: server.fetch });
}

/** A body that says less than it announces. */
async function cutBody(response: Response): Promise<Response> {
  const text = await response.text();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text.slice(0, text.length / 2)));
      controller.error(reset());
    },
  });
  return new Response(body, response);
}

const undici = (code: string) => Object.assign(new TypeError('fetch failed'), { cause: { code } });

/** The request arrives, its answer does not. */
const lostAnswers: [string, Fault][] = [
  ['a reset', async (pass) => (await pass(), Promise.reject(reset()))],
  [
    'undici’s limit on headers',
    async (pass) => (await pass(), Promise.reject(undici('UND_ERR_HEADERS_TIMEOUT'))),
  ],
  [
    'undici’s limit on bodies',
    async (pass) => (await pass(), Promise.reject(undici('UND_ERR_BODY_TIMEOUT'))),
  ],
  ['a browser’s error', async (pass) => (await pass(), Promise.reject(new TypeError('Failed to fetch')))],
  ['408 of a proxy', async (pass) => (await pass(), json({}, 408))],
  ['409 of a proxy', async (pass) => (await pass(), json({}, 409))],
  ['429 of a proxy', async (pass) => (await pass(), json({}, 429))],
  ['500', async (pass) => (await pass(), json({ error: 'Broken.' }, 500))],
  [
    '502 of a proxy',
    async (pass) => (await pass(), new Response('<html>Bad gateway</html>', { status: 502 })),
  ],
  ['503 of a proxy', async (pass) => (await pass(), new Response('', { status: 503 }))],
  ['504 of a proxy', async (pass) => (await pass(), new Response('', { status: 504 }))],
  ['200 with a page', async (pass) => (await pass(), new Response('<html>Welcome</html>'))],
];

/** The request does not arrive. */
const lostRequests: [string, Fault][] = [
  ['a reset', () => Promise.reject(reset())],
  ['a refused connection', () => Promise.reject(refused())],
  ['408', () => json({}, 408)],
  ['409', () => json({ error: 'Busy.', code: 'conflict' }, 409)],
  ['429', () => json({}, 429, { 'retry-after': '1' })],
  ['500', () => json({}, 500)],
  ['502', () => json({}, 502)],
  ['503', () => json({}, 503, { 'retry-after': '1' })],
];

type Start = (client: Handinger) => PromiseLike<{ output_text: string; metadata: Record<string, unknown> }>;

const starts: [string, Start][] = [
  ['a first turn', (client) => client.tasks.create({ input: 'x', workerId: 'wrk_1' })],
  ['a follow-up', (client) => client.tasks.create({ input: 'x', taskId: 'tsk_old' })],
  ['a stream', async (client) => (await client.tasks.stream({ input: 'x' })).finalWorker()],
  ['with a file', (client) => client.tasks.create({ input: 'x', files: [new Blob(['a'])] })],
  [
    'with a key',
    (client) => client.tasks.create({ input: 'x', workerId: 'wrk_1' }, { idempotencyKey: 'order-1' }),
  ],
  ['createAndDetach', async (client) => (await client.tasks.createAndDetach({ input: 'x' })).result()],
  ['workers.continue', (client) => client.workers.continue('wrk_1', { input: 'x' })],
];

const servers = [
  ['that keeps ids', {}],
  ['behind a proxy that strips Idempotency-Key', { keepsKeys: false }],
  ['that knows neither turn ids nor keys', { keepsTurnIds: false, keepsKeys: false }],
] as const;

describe.each(servers)('on a server %s', (_, options) => {
  describe.each(starts)('%s', (_, start) => {
    async function serverWithTask(): Promise<TurnServer> {
      const server = new TurnServer(options);
      // What was said before must not be taken for what is said now.
      await clientOf(server).tasks.create({ input: 'before', taskId: 'tsk_old' });
      server.posts.length = server.looks.length = 0;
      return server;
    }

    async function unbroken(): Promise<unknown> {
      return start(clientOf(await serverWithTask()));
    }

    test.each(lostAnswers)('the answer is lost by %s: found, and not sent again', async (_, fault) => {
      const server = await serverWithTask();
      server.postFaults.push(fault);
      const worker = await start(clientOf(server));
      expect(server.posts).toHaveLength(1);
      expect(server.turns.filter(({ input }) => input === 'x')).toHaveLength(1);
      const { metadata } = worker;
      expect(metadata['turnId']).toBe(server.turns.at(-1)?.id);
      expect({ ...worker, metadata: {} }).toEqual({ ...((await unbroken()) as object), metadata: {} });
    });

    test.each(lostRequests)('the request is lost by %s: sent again', async (_, fault) => {
      const server = await serverWithTask();
      server.postFaults.push(fault);
      const { metadata } = await start(clientOf(server));
      expect(server.posts).toHaveLength(2);
      expect(server.turns.filter(({ input }) => input === 'x')).toHaveLength(1);
      expect(metadata['turnId']).toBe(server.turns.at(-1)?.id);
    });

    test('the body breaks off: found, and not sent again', async () => {
      const server = await serverWithTask();
      server.postFaults.push(async (pass) => cutBody(await pass()));
      const { output_text } = await start(clientOf(server));
      expect(output_text).toBe('Heard: x');
      expect(server.posts).toHaveLength(1);
    });

    test('the answer to a look breaks off in the middle: looked again, and sent again', async () => {
      const server = await serverWithTask();
      server.postFaults.push(() => Promise.reject(reset()));
      server.lookFaults.push(async (pass) => cutBody(await pass()));
      expect((await start(clientOf(server))).output_text).toBe('Heard: x');
      expect(server.posts).toHaveLength(2);
    });

    test('an answer to a look that was cut and ended as if it were whole is asked for again', async () => {
      const server = await serverWithTask();
      server.postFaults.push(async (pass) => (await pass(), Promise.reject(reset())));
      server.lookFaults.push(async (pass) => {
        const whole = await pass();
        return new Response((await whole.text()).slice(0, 20), whole);
      });
      expect((await start(clientOf(server))).output_text).toBe('Heard: x');
      expect(server.posts).toHaveLength(1);
    });

    test('the request arrives late: found before it is sent again', async () => {
      const server = await serverWithTask();
      let arrive = (): unknown => undefined;
      server.postFaults.push((pass) => {
        arrive = pass;
        throw reset();
      });
      // The first look is too early.
      server.lookFaults.push(async (pass) => {
        const tooEarly = await pass();
        await arrive();
        return tooEarly;
      });
      const { output_text } = await start(clientOf(server));
      expect(output_text).toBe('Heard: x');
      expect(server.turns.filter(({ input }) => input === 'x')).toHaveLength(1);
    });

    test('nothing can be asked: the outcome is unknown, and it is not sent again', async () => {
      const server = await serverWithTask();
      server.postFaults.push(async (pass) => (await pass(), Promise.reject(reset())));
      server.lookFaults.push(...Array.from({ length: 100 }, (): Fault => () => Promise.reject(reset())));
      const client = clientOf(server).withOptions({ maxReconnects: 3 });
      const error: unknown = await Promise.resolve(start(client)).catch((caught: unknown) => caught);
      // A call with a key of the caller's begins with a look.
      const isSent = server.posts.length > 0;
      expect(error).toMatchObject({
        code: isSent ? 'task_outcome_unknown' : 'connection_error',
        safeToRetry: !isSent,
      });
      expect(server.posts.length).toBeLessThan(2);
    });
  });
});

describe('what a recovery says', () => {
  test('is logged, without the key', async () => {
    const lines: string[] = [];
    const note = (line: string) => void lines.push(line);
    const server = new TurnServer();
    server.postFaults.push(async (pass) => (await pass(), Promise.reject(reset())));
    const logger = { error: note, warn: note, info: note, debug: note };
    const client = clientOf(server).withOptions({ logger, logLevel: 'debug' });
    await client.tasks.create({ input: 'x', taskId: 'tsk_of hdg_test_0123456789' });
    expect(
      lines.some((line) => line.includes(`is not sent again: its turn ${server.turns[0]?.id} is there`)),
    ).toBe(true);
    expect(lines.join('\n')).not.toContain('hdg_test_0123456789');
  });

  test('is told by the attempts of an error', async () => {
    const server = new TurnServer();
    server.postFaults.push(
      () => json({}, 502, { 'x-request-id': 'req_1' }),
      () => json({ error: 'No.' }, 402),
    );
    const error: unknown = await clientOf(server)
      .tasks.create({ input: 'x' })
      .catch((caught: unknown) => caught);
    const look = { action: 'find', status: 404, limit: undefined };
    expect(error).toMatchObject({
      status: 402,
      safeToRetry: true,
      attempts: [
        {
          number: 1,
          action: 'send',
          status: 502,
          requestId: 'req_1',
          error: { name: 'InternalServerError', code: 'internal' },
        },
        { number: 2, ...look },
        { number: 3, ...look },
        { number: 4, ...look },
        { number: 5, action: 'send', status: 402 },
      ],
    });
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({
      safeToRetry: true,
      attempts: [{ number: 1 }, {}, {}, {}, {}],
    });
  });
});

/** Longer than what is kept of a stream. */
async function* pieces() {
  for (let n = 0; n < 4; n += 1) yield new Uint8Array(32 * 1024);
}

describe('how often it is sent', () => {
  test('maxRetries 0: once, and what is not there is safe to send again', async () => {
    const server = new TurnServer();
    server.postFaults.push(() => Promise.reject(reset()));
    const call = clientOf(server).tasks.create({ input: 'x' }, { maxRetries: 0 });
    await expect(call).rejects.toMatchObject({ code: 'connection_error', safeToRetry: true });
    expect(server.posts).toHaveLength(1);
  });

  test('an idempotency conflict: once', async () => {
    const server = new TurnServer();
    server.postFaults.push(() => json({ error: 'Used before.', code: 'idempotency_conflict' }, 409));
    const call = clientOf(server).tasks.create({ input: 'x' });
    await expect(call).rejects.toMatchObject({ code: 'idempotency_conflict', safeToRetry: true });
    expect([server.posts.length, server.looks.length]).toEqual([1, 0]);
  });

  test('x-should-retry: false: once, but it is looked for', async () => {
    const server = new TurnServer();
    server.postFaults.push(() => json({}, 500, { 'x-should-retry': 'false' }));
    await expect(clientOf(server).tasks.create({ input: 'x' })).rejects.toMatchObject({
      status: 500,
      safeToRetry: true,
    });
    expect(server.posts).toHaveLength(1);
  });

  test('a Retry-After beyond the longest wait: once', async () => {
    const server = new TurnServer();
    server.postFaults.push(() => json({}, 429, { 'retry-after': '3600' }));
    await expect(clientOf(server).tasks.create({ input: 'x' })).rejects.toMatchObject({
      status: 429,
      safeToRetry: true,
    });
    expect(server.posts).toHaveLength(1);
  });

  test('a file that is a stream: once it was read from, it is not sent again', async () => {
    const server = new TurnServer();
    server.postFaults.push(async (_, { body }) => {
      await new Response(body as BodyInit).arrayBuffer();
      throw reset();
    });
    const call = clientOf(server).tasks.create({
      input: 'x',
      files: [{ data: pieces(), filename: 'a.bin' }],
    });
    await expect(call).rejects.toMatchObject({ code: 'connection_error', safeToRetry: true });
    expect(server.posts).toHaveLength(1);
  });

  test('but its turn is found', async () => {
    const server = new TurnServer();
    server.postFaults.push(async (pass) => (await pass(), Promise.reject(reset())));
    const files = [{ data: pieces(), filename: 'a.bin' }];
    expect((await clientOf(server).tasks.create({ input: 'x', files })).output_text).toBe('Heard: x');
    expect(server.posts).toHaveLength(1);
  });
});

describe('a 404 that does not come from the API', () => {
  test('proves nothing: the outcome is unknown', async () => {
    const server = new TurnServer();
    server.postFaults.push(async (pass) => (await pass(), Promise.reject(reset())));
    server.lookFaults.push(() => new Response('<h1>Not found</h1>', { status: 404 }));
    const call = clientOf(server).tasks.create({ input: 'x' });
    await expect(call).rejects.toMatchObject({ code: 'task_outcome_unknown', safeToRetry: false });
    expect(server.posts).toHaveLength(1);
  });
});

test('several turns that could be the one: the client does not guess', async () => {
  const server = new TurnServer({ keepsTurnIds: false, keepsKeys: false });
  const others = clientOf(server);
  server.postFaults.push(
    (pass) => pass(),
    async (pass) => {
      await others.tasks.create({ taskId: 'tsk_1', input: 'go on' });
      await pass();
      throw reset();
    },
    (pass) => pass(),
  );
  await others.tasks.create({ taskId: 'tsk_1', input: 'begin' });
  const call = clientOf(server).tasks.create({ taskId: 'tsk_1', input: 'go on' });
  await expect(call).rejects.toMatchObject({ code: 'task_outcome_unknown', taskId: 'tsk_1' });
  expect(server.turns).toHaveLength(3);
});

test('withResponse gives an answer after a recovery too, and asResponse the first as it came', async () => {
  const server = new TurnServer();
  server.postFaults.push(async (pass) => (await pass(), Promise.reject(reset())));
  const client = clientOf(server);
  const { data, response } = await client.tasks.create({ input: 'x' }).withResponse();
  expect([data.output_text, response.status]).toEqual(['Heard: x', 200]);
  const raw = await client.tasks.create({ input: 'y' }).asResponse();
  expect([raw.bodyUsed, await raw.json()]).toEqual([
    false,
    expect.objectContaining({ output_text: 'Heard: y' }),
  ]);
  server.postFaults[2] = () => Promise.reject(reset());
  await expect(client.tasks.create({ input: 'z' }).asResponse()).rejects.toMatchObject({
    code: 'connection_error',
  });
  expect(server.posts).toHaveLength(3);
});

describe('a key that an earlier process used', () => {
  const options = { idempotencyKey: 'order-1' };

  test.each(servers)(
    'on a server %s: its turn is the result, also when the answer is lost',
    async (_, kind) => {
      const server = new TurnServer(kind);
      const first = await clientOf(server).tasks.create({ input: 'x', workerId: 'wrk_1' }, options);
      expect(await clientOf(server).tasks.create({ input: 'x', workerId: 'wrk_1' }, options)).toEqual(first);
      server.postFaults[server.posts.length] = async (pass) => (await pass(), Promise.reject(reset()));
      const stream = await clientOf(server).tasks.stream({ input: 'x', workerId: 'wrk_1' }, options);
      expect((await stream.finalWorker()).output_text).toBe('Heard: x');
      expect(server.turns).toHaveLength(1);
    },
  );

  test('with another input: a conflict, where the server can’t tell', async () => {
    const server = new TurnServer({ keepsTurnIds: false, keepsKeys: false });
    await clientOf(server).tasks.create({ input: 'x', workerId: 'wrk_1' }, options);
    const call = clientOf(server).tasks.create({ input: 'y', workerId: 'wrk_1' }, options);
    await expect(call).rejects.toMatchObject({
      name: 'ConflictError',
      code: 'idempotency_conflict',
      safeToRetry: true,
    });
    expect(server.turns).toHaveLength(1);
  });

  test('who may not look may send', async () => {
    const server = new TurnServer();
    server.lookFaults.push(() => json({ error: 'Not for you.' }, 403));
    const worker = await clientOf(server).tasks.create({ input: 'x', workerId: 'wrk_1' }, options);
    expect(worker.output_text).toBe('Heard: x');
  });
});
