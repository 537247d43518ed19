import { parseJsonEventStream, uiMessageChunkSchema } from 'ai';
import { expect, test } from 'vitest';
import { createFakeHandinger } from '../testing/create-fake-handinger.ts';
import type { TaskChunk } from '../streaming/task-chunk.ts';
import { toUIMessageStreamResponse } from './to-ui-message-stream-response.ts';

async function read(response: Response) {
  const chunks = [];
  const stream = parseJsonEventStream({
    stream: response.body as ReadableStream,
    schema: uiMessageChunkSchema,
  });
  for await (const result of stream) {
    if (!result.success) throw result.error;
    chunks.push(result.value);
  }
  return chunks;
}

test('a route answers useChat with a turn', async () => {
  const fake = createFakeHandinger({ onTask: () => ({ text: ['Hel', 'lo'] }) });
  const stream = await fake.client().tasks.stream({ input: 'x' });
  const response = toUIMessageStreamResponse(stream, { headers: { 'x-own': '1' } });
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'x-vercel-ai-ui-message-stream': 'v1',
    'x-own': '1',
  });
  const chunks = await read(response);
  expect(chunks.flatMap((chunk) => (chunk.type === 'text-delta' ? [chunk.delta] : []))).toEqual([
    'Hel',
    'lo',
  ]);
  expect(chunks.at(-1)).toEqual({ type: 'finish' });
});

test('what breaks off is an error chunk, and the stream still ends as the protocol says', async () => {
  async function* broken(): AsyncGenerator<TaskChunk> {
    yield { type: 'start', messageId: 'msg_1' };
    throw new Error('The connection was lost.');
  }
  const text = await toUIMessageStreamResponse(broken()).text();
  expect(text).toBe(
    'data: {"type":"start","messageId":"msg_1"}\n\ndata: {"type":"error","errorText":"The connection was lost."}\n\ndata: [DONE]\n\n',
  );
});
