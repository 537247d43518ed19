import { describe, expect, test } from 'vitest';

import { playTurn } from './testing/play-turn.ts';
import { verdictSchema } from './testing/verdict-schema.ts';

describe('failures', () => {
  test('in the middle of the text close what is open and keep what there was', async () => {
    const { outcome, types, text } = await playTurn({
      input: '[[offline:tokens 5]] [[offline:error The lights went out.]] [[offline:tokens 5]]',
    });
    expect(outcome).toMatchObject({ status: 'error', error: 'The lights went out.', structuredOutput: null });
    expect(types.filter((type) => type === 'text-delta').length).toBe(5);
    expect(types.slice(-2)).toEqual(['text-end', 'finish-step']);
    expect(outcome.outputText).toBe(text);
    expect(outcome.message.parts.at(-1)).toMatchObject({ type: 'text', state: 'done' });
    expect(outcome.credits).toBe(1);
  });

  test('of a tool are its answer, and the turn goes on', async () => {
    const { chunks, outcome } = await playTurn({
      input: '[[offline:tool read_file {"path": "../secret"}]]',
    });
    expect(chunks).toContainEqual(
      expect.objectContaining({ type: 'tool-output-error', errorText: expect.stringContaining('".."') }),
    );
    expect(outcome).toMatchObject({ status: 'completed', error: null });
    expect(outcome.outputText).toContain('read_file failed');
  });

  test.each([
    ['a tool that does not exist', '[[offline:tool fly_away {"to": "Oslo"}]]'],
    ['a tool input of the wrong form', '[[offline:tool read_file {"path": 7}]]'],
  ])('like %s are told to the model', async (_, input) => {
    const { outcome, types } = await playTurn({ input });
    expect(types).toContain('tool-output-error');
    const calls = outcome.message.parts.filter((part) => 'toolCallId' in part);
    expect(calls).toMatchObject([{ state: 'output-error' }]);
    expect(outcome).toMatchObject({ status: 'completed' });
    expect(outcome.outputText).toContain('failed');
  });

  test('of a directive name it', async () => {
    const { outcome } = await playTurn({ input: 'Hello [[offline:dleay 5s]]' });
    expect(outcome.status).toBe('error');
    expect(outcome.error).toMatch(/^The directive "\[\[offline:dleay 5s\]\]" can't be followed: .+\.$/);
  });

  test('of a schema that is none', async () => {
    const { outcome } = await playTurn({ input: 'Hello', outputSchema: { type: 'nonsense' } });
    expect(outcome).toMatchObject({ status: 'error', error: expect.stringContaining('outputSchema') });
  });

  test('of a schema that nothing satisfies', async () => {
    const { outcome } = await playTurn({
      input: 'Hello',
      outputSchema: { type: 'object', required: ['a'], properties: { a: false } },
    });
    expect(outcome).toMatchObject({
      status: 'error',
      error: expect.stringContaining('no answer that the outputSchema allows'),
      structuredOutput: null,
    });
  });

  test('of a schema that is not of an object', async () => {
    const { outcome } = await playTurn({
      input: 'Hello',
      outputSchema: { type: 'array', items: { type: 'string' } },
    });
    expect(outcome).toMatchObject({
      status: 'error',
      error: expect.stringContaining('must describe an object'),
    });
  });
});

describe('an object that does not validate', () => {
  test('ends the turn after three attempts, and keeps the text', async () => {
    const { outcome } = await playTurn({
      input: 'Is it so? [[offline:violate-schema]]',
      outputSchema: verdictSchema,
    });
    expect(outcome).toMatchObject({
      status: 'error',
      structuredOutput: null,
      error: expect.stringContaining('after 3 attempts'),
    });
    expect(outcome.error).toContain('verdict');
    expect(outcome.outputText).toContain('Is it so?');
  });

  test('is repaired', async () => {
    const { outcome } = await playTurn({
      input: 'Is it so? [[offline:violate-schema 2]]',
      outputSchema: verdictSchema,
    });
    expect(outcome).toMatchObject({ status: 'completed', structuredOutput: { verdict: 'unverified' } });
  });
});

describe('an abort', () => {
  test('by the signal interrupts a delay at once', async () => {
    const controller = new AbortController();
    const { outcome, types, text } = await playTurn(
      { input: '[[offline:tokens 3]] [[offline:delay 600s]]', signal: controller.signal },
      (chunk) => {
        if (chunk.type === 'text-end') {
          controller.abort();
        }
      },
    );
    expect(outcome).toMatchObject({ status: 'aborted', error: null });
    expect(text).not.toBe('');
    expect(types.at(-1)).toBe('finish-step');
  });

  test('by the signal interrupts the text between two words', async () => {
    const controller = new AbortController();
    const { outcome, types } = await playTurn(
      { input: '[[offline:pace 60s]]', signal: controller.signal },
      () => controller.abort(),
    );
    expect(outcome.status).toBe('aborted');
    expect(types.filter((type) => type === 'text-delta')).toEqual([]);
  });

  test('before the start does nothing', async () => {
    const { chunks, outcome } = await playTurn({ input: 'Hello', signal: AbortSignal.abort() });
    expect(chunks).toEqual([]);
    expect(outcome).toMatchObject({
      status: 'aborted',
      error: null,
      outputText: '',
      credits: 0,
      message: { parts: [] },
    });
  });

  test('by the model', async () => {
    const { outcome } = await playTurn({ input: '[[offline:tokens 3]] [[offline:abort]]' });
    expect(outcome).toMatchObject({ status: 'aborted', error: null });
    expect(outcome.outputText).not.toBe('');
  });
});
