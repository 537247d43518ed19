import { readUIMessageStream, type UIMessageChunk } from 'ai';
import { expect, test } from 'vitest';
import type { TaskChunk } from '../streaming/task-chunk.ts';
import { TurnFold } from '../streaming/turn-fold.ts';
import { MessageFold } from './message-fold.ts';

const steps: UIMessageChunk[][] = [
  [
    { type: 'start-step' },
    { type: 'reasoning-start', id: '0' },
    { type: 'reasoning-delta', id: '0', delta: 'Hm' },
    { type: 'text-start', id: '0' },
    { type: 'text-delta', id: '0', delta: 'Let me ' },
    { type: 'reasoning-delta', id: '0', delta: 'm.' },
    { type: 'reasoning-end', id: '0' },
    { type: 'text-delta', id: '0', delta: 'see.' },
    { type: 'text-end', id: '0' },
    { type: 'tool-input-start', toolCallId: 'c1', toolName: 'list_files' },
    { type: 'tool-input-delta', toolCallId: 'c1', inputTextDelta: '{"a":' },
    { type: 'tool-input-delta', toolCallId: 'c1', inputTextDelta: '1}' },
    { type: 'tool-input-available', toolCallId: 'c1', toolName: 'list_files', input: { a: 1 } },
    {
      type: 'tool-input-available',
      toolCallId: 'c2',
      toolName: 'other',
      input: {},
      dynamic: true,
      title: 'Other',
    },
    { type: 'tool-output-available', toolCallId: 'c1', output: ['a.txt'] },
    { type: 'tool-output-error', toolCallId: 'c2', errorText: 'No.' },
    { type: 'tool-input-error', toolCallId: 'c3', toolName: 'third', input: '{', errorText: 'No JSON.' },
    { type: 'finish-step' },
  ],
  [
    { type: 'start-step' },
    { type: 'text-start', id: '1' },
    { type: 'text-delta', id: '1', delta: 'Withdrawn.' },
    { type: 'reset-step' },
    { type: 'text-start', id: '1' },
    { type: 'text-delta', id: '1', delta: 'Here ' },
    { type: 'source-url', sourceId: 's', url: 'https://example.com/', title: 'A page' },
    { type: 'data-file', data: { filename: 'a.md', mediaType: 'text/markdown', url: 'u', size: 1 } },
    { type: 'file', url: 'u', mediaType: 'text/markdown' },
    { type: 'data-output-delta', data: { attempt: 1, delta: '{' }, transient: true },
    { type: 'data-progress', id: 'p', data: 1 },
    { type: 'data-progress', id: 'p', data: 2 },
    { type: 'data-progress', data: 3 },
    { type: 'text-delta', id: '1', delta: 'it is.' },
    { type: 'text-end', id: '1' },
    { type: 'finish-step' },
  ],
];

function fold(chunks: readonly TaskChunk[], each?: (fold: MessageFold) => void): MessageFold {
  const turn = new TurnFold();
  const message = new MessageFold();
  for (const chunk of chunks) {
    turn.add(chunk);
    const id = 'toolCallId' in chunk ? chunk.toolCallId : undefined;
    message.add(
      chunk,
      turn.toolCalls.findLast((call) => call.id === id),
    );
    each?.(message);
  }
  return message;
}

test('gives the parts that the stream protocol’s own reader gives', async () => {
  const chunks: UIMessageChunk[] = [{ type: 'start', messageId: 'm' }, ...steps.flat(), { type: 'finish' }];
  let theirs: unknown;
  const stream = new ReadableStream<UIMessageChunk>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue({ ...chunk });
      controller.close();
    },
  });
  for await (const { parts } of readUIMessageStream({ stream })) theirs = parts;
  const stored = JSON.parse(JSON.stringify(theirs)) as unknown;
  expect(fold(chunks as TaskChunk[]).parts).toEqual(stored);
  // However often it is looked at meanwhile.
  expect(fold(chunks as TaskChunk[], ({ parts }) => parts).parts).toEqual(stored);
});

test('what does not change is the same object', () => {
  const message = fold(steps[0] as TaskChunk[]);
  const before = message.parts;
  expect(message.parts).toBe(before);
  message.add({ type: 'text-start', id: '9' });
  message.add({ type: 'text-delta', id: '9', delta: 'More' });
  const { parts } = message;
  expect(parts).not.toBe(before);
  for (const [index, part] of before.entries()) expect(parts[index]).toBe(part);
  message.add({ type: 'text-delta', id: '9', delta: '.' });
  expect(parts.at(-1)).toMatchObject({ text: 'More' });
  expect(message.parts.at(-1)).toMatchObject({ text: 'More.', state: 'streaming' });
});

test('shows the input of a tool while it is written', () => {
  const message = fold(steps[0]?.slice(0, 11) as TaskChunk[]);
  expect(message.parts.at(-1)).toMatchObject({ state: 'input-streaming', rawInput: '{"a":' });
});

test('pieces without a beginning, endings without a part, and what nobody knows do no harm', () => {
  const strange = [
    { type: 'text-delta', id: 'x', delta: 'Late' },
    { type: 'reasoning-end', id: 'never' },
    { type: 'tool-output-available', toolCallId: 'unknown', output: 1 },
    { type: 'something-new', of: 'the future' },
    { type: 'text' },
    { type: 'reset-step' },
    { type: 'text-delta', id: 'x', delta: 'Again' },
  ] as unknown as TaskChunk[];
  expect(fold(strange).parts).toEqual([{ type: 'text', text: 'Again', state: 'streaming' }]);
});
