import { describe, expect, test, vi } from 'vitest';
import { eventStream } from '../test-support/fake-fetch.ts';
import { readSse } from './read-sse.ts';

const corpus = [
  '\uFEFF: a comment\nretry: 1000\n\n',
  'id: 1\nevent: text-delta\ndata: {"t":"  ünïcode 🐕"}\n\n',
  'id: 2\r\ndata: first\r\ndata: second\r\n\r\n',
  'data: bare\rdata: returns\r\r',
  ':\n\nid: 3\ndata\n\n',
  'data: [DONE]\n\n',
].join('');
const expected = [
  { id: '1', event: 'text-delta', data: '{"t":"  ünïcode 🐕"}' },
  { id: '2', event: undefined, data: 'first\nsecond' },
  { id: undefined, event: undefined, data: 'bare\nreturns' },
  { id: '3', event: undefined, data: '' },
  { id: undefined, event: undefined, data: '[DONE]' },
];

async function read(response: Response) {
  const events = [];
  for await (const event of readSse(response)) events.push(event);
  return events;
}

describe('readSse', () => {
  test('gives the same events wherever the bytes are split', async () => {
    const bytes = new TextEncoder().encode(corpus);
    for (let at = 0; at <= bytes.length; at += 1) {
      expect(await read(eventStream(bytes.slice(0, at), bytes.slice(at))), `split at ${at}`).toEqual(
        expected,
      );
    }
    expect(await read(eventStream(...Array.from(bytes, (byte) => Uint8Array.of(byte))))).toEqual(expected);
  });

  test('an event whose end never came is none', async () => {
    expect(await read(eventStream('data: a\n\ndata: b\n'))).toEqual([
      { id: undefined, event: undefined, data: 'a' },
    ]);
  });

  test('stopping early cancels the body', async () => {
    const cancel = vi.fn<() => void>();
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new TextEncoder().encode('data: x\n\n')),
      cancel,
    });
    for await (const event of readSse(new Response(body))) {
      expect(event.data).toBe('x');
      break;
    }
    expect(cancel).toHaveBeenCalledTimes(1);
  });

  test('an event that never ends does not fill the memory', async () => {
    const piece = new TextEncoder().encode(`data: ${'x'.repeat(1024 * 1024)}`);
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        if (pulled > 100) controller.close();
        else controller.enqueue(piece);
      },
    });
    await expect(read(new Response(body))).rejects.toThrow(/buffer/i);
    expect(pulled).toBeLessThan(70);
  });

  test('a fetch without readable bodies gives the events too, all at the end', async () => {
    const response = { body: null, text: async () => corpus } as unknown as Response;
    expect(await read(response)).toEqual(expected);
  });

  test('an event of 4 MiB in small pieces takes no longer than its length asks for', async () => {
    const text = 'x'.repeat(4 * 1024 * 1024);
    const bytes = new TextEncoder().encode(`data: ${text}\n\n`);
    const pieces = Array.from({ length: Math.ceil(bytes.length / 1024) }, (_, i) =>
      bytes.slice(i * 1024, (i + 1) * 1024),
    );
    const [event] = await read(eventStream(...pieces));
    expect(event?.data).toHaveLength(text.length);
  });
});
