import { readUIMessageStream, type UIMessage } from 'ai';
import { describe, expect, test } from 'vitest';
import type { Worker } from '../generated/types.gen.ts';
import type { TaskChunk } from '../streaming/task-chunk.ts';
import { toUIMessageStream } from './to-ui-message-stream.ts';

const worker = (text: string, more: Partial<Worker> = {}) =>
  ({ object: 'worker', output_text: text, sources: [], files: [], ...more }) as unknown as Worker;

function snapshot(state: Worker): TaskChunk {
  const data = { reason: 'gap' as const, taskId: 'tsk_1', turnId: 'trn_1', turn: undefined, worker: state };
  return { type: 'data-snapshot', data };
}

/** The message that the AI SDK makes of the chunks. */
async function messageOf(chunks: readonly TaskChunk[]): Promise<UIMessage | undefined> {
  async function* source() {
    yield* chunks;
  }
  let message: UIMessage | undefined;
  for await (const one of readUIMessageStream({ stream: toUIMessageStream(source()) })) message = one;
  return message;
}

const textsOf = (message: UIMessage | undefined) =>
  message?.parts.flatMap((part) => (part.type === 'text' ? [part.text] : []));

const begun: TaskChunk[] = [
  { type: 'start', messageId: 'msg_1' },
  { type: 'start-step' },
  { type: 'text-start', id: 't' },
  { type: 'text-delta', id: 't', delta: 'Hello' },
];

describe('a snapshot becomes what the message lacked', () => {
  test.each<[string, TaskChunk[], string, string[]]>([
    ['nothing was there', begun.slice(0, 1), 'Hello, world', ['Hello, world']],
    ['a step had begun', begun.slice(0, 2), 'Hello, world', ['Hello, world']],
    ['a text had begun', begun, 'Hello, world', ['Hello, world']],
    ['the text was complete', begun, 'Hello', ['Hello']],
    ['the text was closed', [...begun, { type: 'text-end', id: 't' }], 'Hello', ['Hello']],
    ['another text had begun', begun, 'Goodbye', ['Goodbye']],
    [
      'an earlier step was over',
      [...begun, { type: 'text-end', id: 't' }, { type: 'finish-step' }],
      'Done.',
      ['Hello', 'Done.'],
    ],
  ])('where %s', async (_where, before, text, expected) => {
    const message = await messageOf([...before, snapshot(worker(text)), { type: 'finish' }]);
    expect(textsOf(message)).toEqual(expected);
    expect(message?.parts.filter((part) => part.type === 'data-snapshot')).toEqual([]);
    const states = message?.parts.flatMap((part) => (part.type === 'text' ? [part.state] : []));
    expect(new Set(states)).toEqual(new Set(['done']));
  });

  test('with the sources that were not there yet, each once', async () => {
    const source = (url: string) => ({ id: url, title: null, type: 'url' as const, url });
    const sources = ['https://a.example', 'https://b.example'].map(source);
    const message = await messageOf([
      ...begun,
      { type: 'source-url', sourceId: 's1', url: 'https://a.example' },
      snapshot(worker('Hello', { sources })),
      { type: 'finish' },
    ]);
    expect(message?.parts.flatMap((part) => (part.type === 'source-url' ? [part.url] : []))).toEqual([
      'https://a.example',
      'https://b.example',
    ]);
  });
});

describe('toUIMessageStream', () => {
  test('passes on every other chunk as the very same object', async () => {
    const chunks = [...begun, { type: 'data-anything', data: { deep: [1] } } as unknown as TaskChunk];
    async function* source() {
      yield* chunks;
    }
    const read = [];
    for await (const chunk of toUIMessageStream(source())) read.push(chunk);
    expect(read).toEqual(chunks);
    for (const [index, chunk] of read.entries()) expect(chunk).toBe(chunks[index]);
  });

  test('leaves the loop when it is cancelled', async () => {
    let isLeft = false;
    async function* source(): AsyncGenerator<TaskChunk> {
      try {
        yield* begun;
      } finally {
        isLeft = true;
      }
    }
    const reader = toUIMessageStream(source()).getReader();
    await reader.read();
    await reader.cancel();
    expect(isLeft).toBe(true);
  });
});
