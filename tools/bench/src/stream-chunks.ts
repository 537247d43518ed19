import { parseJsonEventStream, type ParseResult } from '@ai-sdk/provider-utils';
import { Handinger, type TaskChunk } from '@ramensoft/handinger';
import { uiMessageChunkSchema, type UIMessageChunk } from 'ai';
import { Stream } from 'openai/core/streaming';

import { cpuPerCall } from './cpu-per-call.ts';
import { printTable } from './print-table.ts';
import { streamResponse, streamWire, type StreamWire } from './stream-wire.ts';

/** As much as a socket gives at once. */
const socketRead = 64 * 1024;

const cases: [string, StreamWire][] = [
  ['64 B', streamWire(64, 4000, socketRead)],
  ['64 B, each read alone', streamWire(64, 2000, 'event')],
  ['4 KiB', streamWire(4096, 800, socketRead)],
  ['64 KiB', streamWire(65_536, 80, socketRead)],
];

/**
 * CPU per chunk of a stream whose bytes are there already: our `TaskStream` as `tasks.create` gives it, the `Stream` of `openai`, the reader of
 * the AI SDK (with the validation that its hooks do), and `JSON.parse` of the same data alone, which none can do without.
 */
export async function streamChunks(): Promise<void> {
  const rows = [];
  for (const [name, wire] of cases) {
    const cpu = await cpuPerCall(
      {
        ours: async () => readAll(await openOurs(wire), wire),
        openai: () => readAll(openOpenai(wire), wire),
        aiSdk: () => readAll(openAiSdk(wire), wire),
        json: async () => parse(wire),
      },
      { rounds: 20, callsPerRound: 5, collects: false },
    );
    const per = (microseconds: number) => (microseconds / wire.data.length).toFixed(2);
    rows.push({
      'event data': name,
      'ours µs': per(cpu.ours),
      'openai µs': per(cpu.openai),
      'AI SDK µs': per(cpu.aiSdk),
      'JSON.parse µs': per(cpu.json),
      'ours / JSON.parse': (cpu.ours / cpu.json).toFixed(2),
      'openai / ours': (cpu.openai / cpu.ours).toFixed(1),
      'AI SDK / ours': (cpu.aiSdk / cpu.ours).toFixed(1),
    });
  }
  printTable(rows);
}

async function openOurs(wire: StreamWire): Promise<AsyncIterable<TaskChunk>> {
  const client = new Handinger({ apiKey: 'hdg_test_benchmark', fetch: async () => streamResponse(wire) });
  return client.tasks.create({ input: 'x', stream: true });
}

function openOpenai(wire: StreamWire): AsyncIterable<UIMessageChunk> {
  return Stream.fromSSEResponse<UIMessageChunk>(streamResponse(wire), new AbortController());
}

function openAiSdk(wire: StreamWire): AsyncIterable<ParseResult<UIMessageChunk>> {
  const stream = streamResponse(wire).body as ReadableStream<Uint8Array<ArrayBuffer>>;
  return parseJsonEventStream({ stream, schema: uiMessageChunkSchema });
}

async function readAll(chunks: AsyncIterable<object>, wire: StreamWire): Promise<void> {
  let count = 0;
  for await (const chunk of chunks) count += Number('type' in chunk || 'value' in chunk);
  // A reader that leaves something out would be fast for nothing.
  check(count, wire.data.length + 1);
}

function parse(wire: StreamWire): void {
  let count = 0;
  for (const text of wire.data) count += Number('type' in (JSON.parse(text) as object));
  check(count, wire.data.length);
}

function check(count: number, expected: number): void {
  if (count !== expected) throw new Error(`${count} chunks of ${expected}`);
}
