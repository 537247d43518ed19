import { describe, expect, test } from 'vitest';
import { recordedChunks, recordedWorker } from '../test-support/recorded-turn.ts';
import { foldChunks } from './fold-chunks.ts';
import type { TaskChunk } from './task-chunk.ts';
import { TurnFold } from './turn-fold.ts';

const recorded = recordedChunks as readonly TaskChunk[];
const chunk = (value: object) => value as TaskChunk;

describe('foldChunks', () => {
  test('a whole turn', () => {
    expect(foldChunks(recorded)).toEqual({
      taskId: 'tsk_1',
      turnId: 'trn_1',
      workerId: 'wrk_1',
      seq: 0,
      input: 'x',
      status: 'completed',
      text: recordedWorker.output_text,
      reasoning: 'Let me look it up.',
      toolCalls: [
        {
          id: 'call_1',
          name: 'read_file',
          state: 'output-available',
          inputText: undefined,
          input: { path: 'invoice.txt' },
          output: 'Total: 42.50',
          errorText: undefined,
        },
      ],
      sources: recordedWorker.sources,
      files: recordedWorker.files,
      structuredOutput: null,
      usage: { credits: 1, durationMs: 5, inputTokens: 1, outputTokens: 2 },
      worker: recordedWorker,
      error: undefined,
    });
  });

  test('one after the other is the same as all at once, and what did not change stays the same object', () => {
    const fold = new TurnFold();
    recorded.forEach((one, index) => {
      const before = fold.state;
      fold.add(one);
      expect(fold.state).toEqual(foldChunks(recorded.slice(0, index + 1)));
      const { toolCalls, files } = fold.state;
      const isOther = !['text-delta', 'reasoning-delta', 'text-start', 'data-usage'].includes(one.type);
      expect(isOther || (toolCalls === before.toolCalls && files === before.files)).toBe(true);
    });
  });

  test('the text is that of the last step that has any', () => {
    const say = (delta: string) => chunk({ type: 'text-delta', id: 't', delta });
    const step = chunk({ type: 'start-step' });
    const fold = new TurnFold();
    for (const one of [step, say('I look '), say('it up.'), step]) fold.add(one);
    expect(fold.text).toBe('I look it up.');
    fold.add(say('It is 42.'));
    expect(fold).toMatchObject({ text: 'It is 42.', transcript: 'I look it up.It is 42.' });
    fold.add(chunk({ type: 'reset-step' }));
    expect(fold).toMatchObject({ text: 'I look it up.', transcript: 'I look it up.' });
    fold.add(say('It is 43.'));
    expect(fold.text).toBe('It is 43.');
  });

  test('a step that is withdrawn takes everything with it', () => {
    const before = recorded.slice(0, 13);
    const withdrawn = [
      chunk({ type: 'start-step' }),
      chunk({ type: 'reasoning-delta', id: 'r', delta: 'Hm.' }),
      chunk({ type: 'tool-input-start', toolCallId: 'call_2', toolName: 'x' }),
      chunk({ type: 'source-url', sourceId: 's', url: 'https://example.com' }),
      chunk({ type: 'data-file', data: { filename: 'a', mediaType: 'b', url: 'c', size: 1 } }),
      chunk({ type: 'reset-step' }),
    ];
    expect(foldChunks([...before, ...withdrawn])).toEqual(foldChunks(before));
  });

  test.each([
    [
      'tool-input-error',
      { input: 1, errorText: 'Bad.' },
      { state: 'output-error', input: 1, errorText: 'Bad.' },
    ],
    ['tool-output-error', { errorText: 'Broken.' }, { state: 'output-error', errorText: 'Broken.' }],
    ['tool-output-denied', {}, { state: 'output-denied' }],
    ['tool-approval-request', { approvalId: 'a' }, { state: 'approval-requested' }],
  ])('%s', (type, fields, expected) => {
    const begin = chunk({ type: 'tool-input-start', toolCallId: 'c', toolName: 'look' });
    const state = foldChunks([begin, chunk({ type, toolCallId: 'c', ...fields })]);
    expect(state.toolCalls).toEqual([expect.objectContaining({ id: 'c', name: 'look', ...expected })]);
  });

  test('each file once, and one without a name', () => {
    const file = { filename: 'a.txt', mediaType: 'text/plain', url: 'u', size: 1 };
    const state = foldChunks([
      chunk({ type: 'data-file', data: file }),
      chunk({ type: 'file', url: 'u', mediaType: 'text/plain' }),
      chunk({ type: 'file', url: 'v', mediaType: 'image/png' }),
      chunk({ type: 'data-file', data: { ...file, size: 2 } }),
    ]);
    expect(state.files).toEqual([
      { filename: null, mediaType: 'image/png', url: 'v' },
      { ...file, size: 2 },
    ]);
  });

  test.each([
    [{ type: 'error', errorText: 'The lights went out.' }, 'error', 'The lights went out.'],
    [{ type: 'abort', reason: 'Enough.' }, 'aborted', 'Enough.'],
    [{ type: 'abort' }, 'aborted', undefined],
  ])('%j', (last, status, error) => {
    expect(foldChunks([...recorded.slice(0, -1), chunk(last)])).toMatchObject({ status, error });
  });

  test('long texts are whole, and so are the texts on the way', () => {
    const fold = new TurnFold();
    let expected = '';
    for (let count = 0; count < 3000; count += 1) {
      const delta = `${count} 🐕 `;
      expected += delta;
      fold.add(chunk({ type: 'text-delta', id: 't', delta }));
      expect(count % 500 > 0 || fold.text === expected).toBe(true);
    }
    expect(fold.state.text).toBe(expected);
  });

  test('of several turns the last one', () => {
    const again = recorded.map((one) =>
      one.type === 'data-task'
        ? chunk({ ...one, data: { ...one.data, turnId: 'trn_2', seq: 1, input: 'y' } })
        : one,
    );
    expect(foldChunks([...recorded, ...again])).toEqual({ ...foldChunks(again) });
    expect(foldChunks([...recorded, ...again.slice(0, 5)])).toEqual({
      ...foldChunks(again.slice(0, 5)),
      workerId: 'wrk_1',
    });
  });
});
