import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { writeSse, type WireEvent } from './write-sse.ts';

const never = new AbortController().signal;
const event = (id: number): WireEvent => ({ id, type: 'text-delta', data: `{"n":${id}}` });

async function collect(pieces: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const piece of pieces) all.push(piece);
  return all;
}

test('begins with retry, numbers and names each event, and ends with done', async () => {
  async function* batches() {
    yield [event(1), event(2)];
    yield [];
    yield [event(3)];
  }
  expect(await collect(writeSse(batches(), never))).toEqual([
    'retry: 1000\n\n',
    'id: 1\nevent: text-delta\ndata: {"n":1}\n\nid: 2\nevent: text-delta\ndata: {"n":2}\n\n',
    'id: 3\nevent: text-delta\ndata: {"n":3}\n\n',
    'event: done\ndata: [DONE]\n\n',
  ]);
});

test('sends a comment whenever nothing else came for a while', async () => {
  async function* batches() {
    await setTimeout(100);
    yield [event(1)];
  }
  const pieces = await collect(writeSse(batches(), never, 20));
  expect(pieces.filter((piece) => piece === ': ping\n\n').length).toBeGreaterThanOrEqual(2);
  expect(pieces.slice(-2)).toEqual([
    'id: 1\nevent: text-delta\ndata: {"n":1}\n\n',
    'event: done\ndata: [DONE]\n\n',
  ]);
});

test('ends without done when it is cut, and fails when its events do', async () => {
  const cut = new AbortController();
  async function* endless() {
    yield [event(1)];
    cut.abort();
  }
  expect((await collect(writeSse(endless(), cut.signal))).at(-1)).toContain('id: 1');
  async function* failing(): AsyncGenerator<WireEvent[]> {
    yield [event(1)];
    throw new Error('gone');
  }
  await expect(collect(writeSse(failing(), never))).rejects.toThrow('gone');
});

test('asks for no more than its reader takes', async () => {
  let asked = 0;
  async function* batches() {
    for (let id = 1; id <= 100; id += 1) {
      asked += 1;
      yield [event(id)];
    }
  }
  const stream = writeSse(batches(), never);
  await stream.next();
  await stream.next();
  await setTimeout(20);
  expect(asked).toBeLessThanOrEqual(2);
});
