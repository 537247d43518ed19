import { startTestServer, type TestServer } from '@ramensoft/handinger-server/testing';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { type } from 'arktype';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { zodToJsonSchema } from 'zod-to-json-schema';
import * as mini from 'zod/mini';
import { z as z3 } from 'zod3';
import { Handinger, OutputError, withJsonSchema, type OutputSchema } from '../index.ts';

/** What every schema below makes of `{"total": "42.5", "paid": true}`; a plain JSON Schema makes nothing of it. */
interface Invoice {
  total: number;
  paid: boolean;
}

const input = 'Total: 42.5\nPaid: true';
const written = { total: '42.5', paid: true };
const expected: Invoice = { total: 42.5, paid: true };

let server: TestServer;
let handinger: Handinger;
beforeAll(async () => {
  server = await startTestServer();
  handinger = new Handinger({ apiKey: server.key, baseURL: server.url });
});
afterAll(() => server.close());

async function workerFor(outputSchema: OutputSchema): Promise<string> {
  return (await handinger.workers.create({ instructions: 'Read the invoice.', outputSchema })).id;
}

async function failure(promise: Promise<unknown>): Promise<OutputError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(OutputError);
  return error as OutputError;
}

const zodMini = mini.object({
  total: mini.pipe(mini.string(), mini.transform(Number)),
  paid: mini.boolean(),
});
const zod3 = z3.object({ total: z3.string().transform(Number), paid: z3.boolean() });

const libraries: [string, OutputSchema<Invoice, typeof written>][] = [
  ['zod 4', z.object({ total: z.string().transform(Number), paid: z.boolean() })],
  ['zod/mini', withJsonSchema(zodMini, mini.toJSONSchema(zodMini, { target: 'draft-07', io: 'input' }))],
  ['zod 3', withJsonSchema(zod3, zodToJsonSchema(zod3 as never))],
  [
    'valibot',
    toStandardJsonSchema(v.object({ total: v.pipe(v.string(), v.transform(Number)), paid: v.boolean() })),
  ],
  ['arktype', type({ total: 'string.numeric.parse', paid: 'boolean' })],
];

describe.each(libraries)('a schema of %s', (_, schema) => {
  test('makes a worker, and types and validates its output', async () => {
    const workerId = await workerFor(schema);
    const worker = await handinger.tasks.create({ workerId, input }, { schema });
    expect(worker.structured_output).toEqual(expected);
    expect(worker).toMatchObject({ object: 'worker', status: 'completed', id: workerId });
    // The server has what was written.
    const taskId = worker.metadata['taskId'] as string;
    expect((await handinger.tasks.retrieve(taskId)).turns[0]?.structuredOutput).toEqual(written);
    expect((await handinger.tasks.wait(taskId, { schema })).structured_output).toEqual(expected);
  });

  test('is streamed in parts that grow into what was written', async () => {
    const stream = await handinger.tasks.stream({ workerId: await workerFor(schema), input }, { schema });
    const partials = [];
    for await (const partial of stream.partialObjectStream) partials.push(partial);
    expect(partials.length).toBeGreaterThan(1);
    expect(partials.at(-1)).toEqual(written);
    const order = Object.keys(partials.at(-1) ?? {});
    for (const partial of partials) {
      expect(order.slice(0, Object.keys(partial).length)).toEqual(Object.keys(partial));
    }
    expect(new Set(partials.map((partial) => JSON.stringify(partial))).size).toBe(partials.length);
    expect(await stream.structuredOutput()).toEqual(expected);
  });

  test('serves a task that was left', async () => {
    const workerId = await workerFor(schema);
    const handle = await handinger.tasks.createAndDetach({ workerId, input }, { schema });
    expect((await handle.result()).structured_output).toEqual(expected);
    expect(await handle.stream().structuredOutput()).toEqual(expected);
    const attached = handinger.tasks.attach(handle.toJSON(), schema);
    expect((await attached.result()).structured_output).toEqual(expected);
  });

  test('refuses what does not match, though the server took it', async () => {
    const workerId = await workerFor({
      type: 'object',
      properties: { total: { type: 'number' }, paid: { type: 'boolean' } },
      required: ['total', 'paid'],
    });
    const error = await failure(handinger.tasks.create({ workerId, input, taskId: undefined }, { schema }));
    expect(error).toMatchObject({ kind: 'schema', code: 'output_schema', safeToRetry: false });
    expect(error.issues.map(({ path }) => path)).toEqual(['total']);
    expect(JSON.parse(error.rawText)).toEqual({ total: 42.5, paid: true });
    const { task, turns } = await handinger.tasks.retrieve(error.taskId ?? '');
    expect(task.totals.turnCount).toBe(1);
    expect(turns[0]?.id).toBe(error.turnId);
  });
});

describe('a plain JSON Schema', () => {
  const schema = {
    type: 'object',
    properties: { total: { type: 'string' }, paid: { type: 'boolean' } },
    required: ['total', 'paid'],
  };

  test('types the output, as the server gave it', async () => {
    const workerId = await workerFor(schema);
    const worker = await handinger.tasks.create<typeof written>({ workerId, input }, { schema });
    expect(worker.structured_output).toEqual(written);
  });

  test('replaces another one, and null removes it', async () => {
    const workerId = await workerFor(schema);
    const { outputSchema } = await handinger.workers.update(workerId, {
      outputSchema: z.object({ paid: z.boolean() }),
    });
    expect(outputSchema).toMatchObject({ type: 'object', properties: { paid: { type: 'boolean' } } });
    expect((await handinger.workers.update(workerId, { outputSchema: null })).outputSchema).toBeNull();
    expect((await handinger.workers.update(workerId, { title: 'Rex' })).outputSchema).toBeNull();
  });
});

describe('no output', () => {
  const schema = libraries[0]?.[1] as OutputSchema<Invoice, typeof written>;

  test('is missing where the worker has no schema', async () => {
    const { id: workerId } = await handinger.workers.create({ instructions: 'Read the invoice.' });
    const error = await failure(handinger.tasks.create({ workerId, input }, { schema }));
    expect(error).toMatchObject({
      kind: 'missing',
      taskId: expect.stringMatching(/^tsk_/),
      turnId: expect.stringMatching(/^trn_/),
    });
    const stream = await handinger.tasks.stream({ workerId, input }, { schema });
    const partials = [];
    for await (const partial of stream.partialObjectStream) partials.push(partial);
    expect(partials).toEqual([]);
    expect(await failure(stream.structuredOutput())).toMatchObject({ kind: 'missing' });
  });

  test('is missing where the turn failed, with its sentence', async () => {
    const workerId = await workerFor(schema);
    const error = await failure(
      handinger.tasks.create({ workerId, input: '[[offline:error The lights went out.]]' }, { schema }),
    );
    expect(error).toMatchObject({
      kind: 'missing',
      message: expect.stringContaining('The lights went out.') as string,
    });
  });

  test('is missing where the model never kept to the schema', async () => {
    const workerId = await workerFor(schema);
    const error = await failure(
      handinger.tasks.create({ workerId, input: `[[offline:violate-schema]] ${input}` }, { schema }),
    );
    expect(error).toMatchObject({
      kind: 'missing',
      message: expect.stringContaining('outputSchema') as string,
    });
  });

  test('is truncated where the turn was aborted', async () => {
    const workerId = await workerFor(schema);
    const stream = await handinger.tasks.stream({ workerId, input: '[[offline:abort]]' }, { schema });
    expect(await failure(stream.structuredOutput())).toMatchObject({
      kind: 'truncated',
      code: 'output_truncated',
    });
  });
});

test('an answer that is repaired begins anew in the parts', async () => {
  const schema = z.object({ total: z.string(), paid: z.boolean() });
  const workerId = await workerFor(schema);
  const stream = await handinger.tasks.stream(
    { workerId, input: `[[offline:violate-schema 1]] ${input}` },
    { schema },
  );
  const attempts = new Set<number>();
  for await (const chunk of stream) if (chunk.type === 'data-output-delta') attempts.add(chunk.data.attempt);
  expect([...attempts]).toEqual([1, 2]);
  expect(await stream.structuredOutput()).toEqual(written);
});

test('a replay has one piece for each attempt', async () => {
  const schema = z.object({ total: z.string(), paid: z.boolean() });
  const workerId = await workerFor(schema);
  const worker = await handinger.tasks.create({ workerId, input: `[[offline:violate-schema 1]] ${input}` });
  const taskId = worker.metadata['taskId'] as string;
  const pieces = [];
  for await (const chunk of await handinger.workers.streamUpdates(workerId, { taskId })) {
    if (chunk.type === 'data-output-delta') pieces.push(chunk.data);
  }
  expect(pieces.map(({ attempt }) => attempt)).toEqual([1, 2]);
  expect(JSON.parse(pieces[1]?.delta ?? '')).toEqual(written);
});

test('a schema that can’t give its JSON Schema is refused before anything is sent', async () => {
  const before = (await handinger.workers.list()).totalCount;
  for (const outputSchema of [v.object({}), zodMini, zod3, z.object({ at: z.date() })]) {
    await expect(handinger.workers.create({ outputSchema })).rejects.toMatchObject({
      code: 'invalid_schema',
    });
    await expect(handinger.workers.update('wrk_1', { outputSchema })).rejects.toMatchObject({
      code: 'invalid_schema',
    });
  }
  await expect(handinger.tasks.create({ input }, { schema: new Map() })).rejects.toMatchObject({
    code: 'invalid_schema',
    safeToRetry: true,
  });
  expect((await handinger.workers.list()).totalCount).toBe(before);
});
