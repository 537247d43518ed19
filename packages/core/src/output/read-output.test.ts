import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { OutputError } from '../errors/output-error.ts';
import { readOutput } from './read-output.ts';
import type { StandardSchema } from './standard-schema.ts';
import { workerState } from './test-support/worker-state.ts';

const schema = z.object({ total: z.string().transform(Number), note: z.string().default('none') });

async function failure(read: () => unknown): Promise<OutputError> {
  const error: unknown = await (async () => read())().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(OutputError);
  return error as OutputError;
}

describe('an output', () => {
  test('is what the schema makes of the object', async () => {
    const worker = workerState({ structured_output: { total: '42.5' } });
    expect(await readOutput(worker, schema)).toEqual({ total: 42.5, note: 'none' });
    expect(worker.structured_output).toEqual({ total: '42.5' });
  });

  test('is the object itself, without a schema and with a plain JSON Schema', async () => {
    const worker = workerState({ structured_output: { total: 'x' } });
    expect(await readOutput(worker)).toEqual({ total: 'x' });
    expect(await readOutput(worker, { type: 'object', required: ['other'] })).toEqual({ total: 'x' });
  });

  test('is there at once where the schema takes no time', () => {
    const worker = workerState({ structured_output: { total: '42.5' } });
    expect(readOutput(worker, schema)).toEqual({ total: 42.5, note: 'none' });
    expect(readOutput(worker)).toEqual({ total: '42.5' });
    expect(() => readOutput(workerState({ structured_output: { total: 1 } }), schema)).toThrow(OutputError);
  });

  test('is validated by schemas that take their time', async () => {
    const slow = z.object({ id: z.string().refine(async (id) => Promise.resolve(id === 'known')) });
    expect(await readOutput(workerState({ structured_output: { id: 'known' } }), slow)).toEqual({
      id: 'known',
    });
    const error = await failure(() => readOutput(workerState({ structured_output: { id: 'other' } }), slow));
    expect(error).toMatchObject({ kind: 'schema', issues: [{ path: 'id' }] });
  });

  test.each([
    ['', '{"total":"1"}'],
    ['with blanks around it', ' \n{"total": "1"}\n '],
    ['in a fence', '```json\n{"total":"1"}\n```'],
    ['in a plain fence', '```\n{"total":"1"}\n```\n'],
  ])('is read from a text that is JSON %s', async (_, output_text) => {
    expect(await readOutput(workerState({ output_text }), schema)).toEqual({ total: 1, note: 'none' });
  });
});

describe('no output', () => {
  const ids = { taskId: 'tsk_1', turnId: 'trn_1', safeToRetry: false };

  test('of a worker without a schema is missing', async () => {
    for (const output_text of ['', 'In prose.', '42', '"text"', 'null', 'See {"total":"1"}']) {
      const error = await failure(() => readOutput(workerState({ output_text }), schema));
      expect(error).toMatchObject({
        ...ids,
        kind: 'missing',
        code: 'output_missing',
        rawText: output_text,
        issues: [],
      });
      expect(error.message).toContain('outputSchema');
    }
  });

  test('of a failed turn is missing, and the message has its sentence', async () => {
    const metadata = { turnStatus: 'error', turnError: 'The lights went out.' };
    const error = await failure(() =>
      readOutput(workerState({ metadata, output_text: '{"total":"1"}' }), schema),
    );
    expect(error).toMatchObject({ ...ids, kind: 'missing' });
    expect(error.message).toContain('The lights went out.');
  });

  test('of an aborted turn is truncated', async () => {
    const worker = workerState({ metadata: { turnStatus: 'aborted' }, output_text: '{"total":"1"}' });
    expect(await failure(() => readOutput(worker, schema))).toMatchObject({
      ...ids,
      kind: 'truncated',
      code: 'output_truncated',
    });
  });

  test('of a turn that is not over is missing', async () => {
    for (const status of ['running', 'pending'] as const) {
      const worker = workerState({ status, metadata: { turnStatus: status }, output_text: '{"total":"1"}' });
      expect(await failure(() => readOutput(worker, schema))).toMatchObject({ kind: 'missing' });
    }
  });

  test('of a text that is only like JSON is invalid_json', async () => {
    for (const output_text of [
      '{total: 1}',
      '{"total":"1"} and more',
      '```json\n{"total":1,}\n```',
      '[1 2]',
    ]) {
      const error = await failure(() => readOutput(workerState({ output_text }), schema));
      expect(error).toMatchObject({
        ...ids,
        kind: 'invalid_json',
        code: 'output_invalid_json',
        rawText: output_text,
      });
    }
  });

  test('of a text cut anywhere is truncated, and never validates', async () => {
    const anything: StandardSchema<unknown> = {
      '~standard': { version: 1, vendor: 'test', validate: (value) => ({ value }) },
    };
    const json = '{"a":[1,{"b":"\\u00e9}]"},null],"c":{"d":12.5e3,"e":true}}';
    for (const text of [json, `\`\`\`json\n${json}\n\`\`\``]) {
      const start = text.indexOf('{') + 1;
      for (let end = start; end < text.length; end += 1) {
        const worker = workerState({ output_text: text.slice(0, end) });
        const { kind } = await failure(() => readOutput(worker, anything));
        expect([kind, end]).toEqual(['truncated', end]);
      }
      expect(await readOutput(workerState({ output_text: text }), anything)).toEqual(JSON.parse(json));
    }
  });

  test('that does not match the schema names the places', async () => {
    const worker = workerState({ structured_output: { total: 1, note: 2 } });
    const error = await failure(() => readOutput(worker, schema));
    expect(error).toMatchObject({
      ...ids,
      kind: 'schema',
      code: 'output_schema',
      rawText: '{"total":1,"note":2}',
    });
    expect(error.issues.map(({ path }) => path)).toEqual(['total', 'note']);
    expect(error.message).toContain('in 2 places');
  });

  test('when the schema itself fails', async () => {
    const cause = new Error('no database');
    const broken: StandardSchema = {
      '~standard': { version: 1, vendor: 'test', validate: () => Promise.reject(cause) },
    };
    const error = await failure(() => readOutput(workerState({ structured_output: {} }), broken));
    expect(error).toMatchObject({ kind: 'schema', cause });
  });
});

test('what the worker wrote is in no message and in no log', async () => {
  const secret = 'patient-7f3a';
  const quoting: StandardSchema = {
    '~standard': {
      version: 1,
      vendor: 'test',
      validate: (value) => ({
        issues: [{ message: `not ${JSON.stringify(value)}`, path: ['name', secret] }],
      }),
    },
  };
  const workers = [
    workerState({ structured_output: { name: secret } }),
    workerState({ output_text: `{"name":"${secret}"` }),
    workerState({ output_text: `{"name":"${secret}",}` }),
    workerState({ output_text: secret }),
  ];
  for (const worker of workers) {
    const error = await failure(() => readOutput(worker, quoting));
    expect(error.rawText).toContain(secret);
    for (const shown of [
      error.message,
      error.stack,
      String(error),
      JSON.stringify(error),
      inspect(error, { depth: 9, showHidden: true }),
    ]) {
      expect(shown).not.toContain(secret);
    }
  }
});
