import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { type } from 'arktype';
import * as v from 'valibot';
import { expectTypeOf, test } from 'vitest';
import { z } from 'zod';
import * as mini from 'zod/mini';
import { z as z3 } from 'zod3';
import {
  withJsonSchema,
  type DeepPartial,
  type Handinger,
  type OutputSchema,
  type TaskHandle,
  type TaskStream,
  type WorkerWithOutput,
} from '../index.ts';

declare const client: Handinger;

interface Invoice {
  total: number;
  lines: { name: string; price?: number | undefined }[];
}

/** What the schemas below read is different: the total is a string there. */
const task = { workerId: 'wrk_1', input: 'Read the invoice.' };

/** Every call that takes a schema gives the schema's output. */
async function expectInvoice(schema: OutputSchema<Invoice>): Promise<void> {
  expectTypeOf((await client.tasks.create(task, { schema })).structured_output).toEqualTypeOf<Invoice>();
}

test('zod 4', async () => {
  const schema = z.object({
    total: z.string().transform(Number),
    lines: z.array(z.object({ name: z.string(), price: z.number().optional() })),
  });
  const worker = await client.tasks.create(task, { schema });
  expectTypeOf(worker.structured_output).toEqualTypeOf<Invoice>();
  expectTypeOf(worker.output_text).toEqualTypeOf<string>();
  const stream = await client.tasks.stream(task, { schema });
  expectTypeOf(stream.structuredOutput()).resolves.toEqualTypeOf<Invoice>();
  for await (const partial of stream.partialObjectStream) {
    // What is being written, before the schema makes a number of it.
    expectTypeOf(partial.total).toEqualTypeOf<string | undefined>();
    expectTypeOf(partial.lines).toEqualTypeOf<DeepPartial<Invoice['lines']> | undefined>();
    expectTypeOf(partial.lines?.[0]?.name).toEqualTypeOf<string | undefined>();
  }
  await expectInvoice(schema);
});

test('zod/mini', async () => {
  const schema = mini.object({
    total: mini.pipe(mini.string(), mini.transform(Number)),
    lines: mini.array(mini.object({ name: mini.string(), price: mini.optional(mini.number()) })),
  });
  expectTypeOf((await client.tasks.create(task, { schema })).structured_output).toEqualTypeOf<Invoice>();
  const paired = withJsonSchema(schema, mini.toJSONSchema(schema, { target: 'draft-07', io: 'input' }));
  expectTypeOf(
    (await client.tasks.create(task, { schema: paired })).structured_output,
  ).toEqualTypeOf<Invoice>();
  void client.workers.create({ outputSchema: paired });
  await expectInvoice(paired);
});

test('zod 3', async () => {
  const schema = z3.object({
    total: z3.string().transform(Number),
    lines: z3.array(z3.object({ name: z3.string(), price: z3.number().optional() })),
  });
  expectTypeOf((await client.tasks.create(task, { schema })).structured_output).toEqualTypeOf<Invoice>();
  const paired = withJsonSchema(schema, { type: 'object' });
  expectTypeOf(
    (await client.tasks.create(task, { schema: paired })).structured_output,
  ).toEqualTypeOf<Invoice>();
  await expectInvoice(paired);
});

test('valibot', async () => {
  const schema = v.object({
    total: v.pipe(v.string(), v.transform(Number)),
    lines: v.array(v.object({ name: v.string(), price: v.optional(v.number()) })),
  });
  expectTypeOf((await client.tasks.create(task, { schema })).structured_output).toEqualTypeOf<Invoice>();
  const convertible = toStandardJsonSchema(schema);
  expectTypeOf(
    (await client.tasks.create(task, { schema: convertible })).structured_output,
  ).toEqualTypeOf<Invoice>();
  void client.workers.create({ outputSchema: convertible });
  await expectInvoice(convertible);
});

test('arktype', async () => {
  const schema = type({
    total: 'string.numeric.parse',
    lines: type({ name: 'string', 'price?': 'number' }).array(),
  });
  const worker = await client.tasks.create(task, { schema });
  expectTypeOf(worker.structured_output.total).toEqualTypeOf<number>();
  expectTypeOf(worker.structured_output.lines[0]?.name).toEqualTypeOf<string | undefined>();
  const stream = await client.tasks.stream(task, { schema });
  expectTypeOf((await stream.structuredOutput()).total).toEqualTypeOf<number>();
  void client.workers.create({ outputSchema: schema });
});

test('a plain JSON Schema has the type that the caller names, or none', async () => {
  const schema = { type: 'object', properties: { total: { type: 'number' } } };
  expectTypeOf((await client.tasks.create(task, { schema })).structured_output).toEqualTypeOf<unknown>();
  expectTypeOf(
    (await client.tasks.create<Invoice>(task, { schema })).structured_output,
  ).toEqualTypeOf<Invoice>();
  expectTypeOf(
    (await client.tasks.create<Invoice>(task, { schema: { type: 'object' } })).structured_output,
  ).toEqualTypeOf<Invoice>();
  const stream = await client.tasks.stream<Invoice>(task, { schema });
  expectTypeOf(stream.structuredOutput()).resolves.toEqualTypeOf<Invoice>();
  expectTypeOf(stream.partialObjectStream).toEqualTypeOf<AsyncIterable<DeepPartial<Invoice>>>();
  void client.workers.create({ outputSchema: schema });
  void client.workers.update('wrk_1', { outputSchema: { type: 'object' } });
  void client.workers.update('wrk_1', { outputSchema: null });
});

test('every call that takes a schema', async () => {
  const schema = z.object({ total: z.number() });
  type Total = { total: number };
  expectTypeOf(client.tasks.create({ ...task, stream: true }, { schema })).resolves.toEqualTypeOf<
    TaskStream<Total>
  >();
  expectTypeOf(client.tasks.wait('tsk_1', { schema, timeout: 1000 })).resolves.toEqualTypeOf<
    WorkerWithOutput<Total>
  >();
  const handle = await client.tasks.createAndDetach(task, { schema });
  expectTypeOf(handle).toEqualTypeOf<TaskHandle<Total>>();
  expectTypeOf((await handle.result()).structured_output).toEqualTypeOf<Total>();
  expectTypeOf(handle.stream().structuredOutput()).resolves.toEqualTypeOf<Total>();
  expectTypeOf(client.tasks.attach({ taskId: 'tsk_1' }, schema)).toEqualTypeOf<TaskHandle<Total>>();
});

test('without a schema nothing is different', async () => {
  expectTypeOf(client.tasks.create(task)).resolves.toEqualTypeOf<Handinger.Worker>();
  expectTypeOf(client.tasks.create(task, { maxRetries: 1 })).resolves.toEqualTypeOf<Handinger.Worker>();
  expectTypeOf(client.tasks.wait('tsk_1', { timeout: 1 })).resolves.toEqualTypeOf<Handinger.Worker>();
  const handle = await client.tasks.createAndDetach(task);
  expectTypeOf((await handle.result()).structured_output).toEqualTypeOf<
    Handinger.Worker['structured_output']
  >();
});

test('what is no schema is none', () => {
  expectTypeOf<string>().not.toExtend<OutputSchema>();
  expectTypeOf<true>().not.toExtend<OutputSchema>();
  expectTypeOf<{ '~standard': { version: 1 } }>().not.toExtend<OutputSchema>();
  expectTypeOf<Handinger.WorkerCreateParams['outputSchema']>().toEqualTypeOf<OutputSchema | undefined>();
});

test('DeepPartial leaves what has no parts alone', () => {
  expectTypeOf<
    DeepPartial<{ a: Date; b: string[]; c?: { d: 1 }; e: [number, { f: string }] }>
  >().toEqualTypeOf<{
    a?: Date;
    b?: string[];
    c?: { d?: 1 };
    e?: [number?, { f?: string }?];
  }>();
  expectTypeOf<DeepPartial<unknown>>().toEqualTypeOf<unknown>();
  expectTypeOf<DeepPartial<{ a: 1 } | string | null>>().toEqualTypeOf<{ a?: 1 } | string | null>();
});
