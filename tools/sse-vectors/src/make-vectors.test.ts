import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeVector } from './make-vector.ts';
import { makeVectors } from './make-vectors.ts';
import { bytesOf, readVectors, vectorsFile } from './sse-vectors.ts';

test('the committed vectors are those of the corpus', () => {
  expect(readFileSync(vectorsFile, 'utf8')).toBe(makeVectors());
});

test('there are many, and each has its own name', () => {
  const names = readVectors().map((vector) => vector.name);
  expect(names.length).toBeGreaterThanOrEqual(200);
  expect(new Set(names).size).toBe(names.length);
});

test('every vector has a stream, and its splits lie within it, in order', () => {
  const wrong = readVectors().filter(({ text, base64, splits }) => {
    const { length } = bytesOf({ text, base64 });
    const isInOrder = (split: readonly number[]) =>
      split.every((at, index) => at > (split[index - 1] ?? 0) && at < length);
    return (text === undefined) === (base64 === undefined) || !splits.every(isInOrder);
  });
  expect(wrong).toEqual([]);
});

test('a parser that is broken gives other events', () => {
  const vectors = readVectors();
  const broken = vectors.filter(({ text, base64, events }) => {
    const naive = new TextDecoder()
      .decode(bytesOf({ text, base64 }))
      .split('\n\n')
      .filter((block) => block.startsWith('data: '))
      .map((block) => ({ data: block.slice(6) }));
    return JSON.stringify(naive) !== JSON.stringify(events);
  });
  expect(broken.length).toBeGreaterThan(vectors.length / 2);
});

// The examples and rules of the HTML Living Standard, 9.2.6, with what it says of them; no parser was asked.
test.each([
  ['stock', 'data: YHOO\ndata: +2\ndata: 10\n\n', { events: [{ data: 'YHOO\n+2\n10' }], lastEventId: '' }],
  [
    'four blocks',
    ': test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n',
    {
      events: [{ id: '1', data: 'first event' }, { id: '', data: 'second event' }, { data: ' third event' }],
      lastEventId: '',
    },
  ],
  [
    'empty data, a single line end, and one that is discarded',
    'data\n\ndata\ndata\n\ndata:',
    { events: [{ data: '' }, { data: '\n' }], lastEventId: '' },
  ],
  [
    'with and without a space',
    'data:test\n\ndata: test\n\n',
    { events: [{ data: 'test' }, { data: 'test' }], lastEventId: '' },
  ],
  [
    'add and remove',
    'event: add\ndata: 73857293\n\nevent: remove\ndata: 2153\n\nevent: add\ndata: 113411\n\n',
    {
      events: [
        { event: 'add', data: '73857293' },
        { event: 'remove', data: '2153' },
        { event: 'add', data: '113411' },
      ],
      lastEventId: '',
    },
  ],
  [
    'one byte order mark is ignored, an id with NUL too, retry is digits only',
    '\ufeffid: 1\n\nid: 2\u0000\nretry: 10\nretry: 1x\ndata: a\r\rdata: b\r\n\r\n',
    { events: [{ data: 'a' }, { data: 'b' }], lastEventId: '1', retry: 10 },
  ],
])('the standard: %s', (name, text, expected) => {
  expect(makeVector(name, text)).toMatchObject(expected);
});
