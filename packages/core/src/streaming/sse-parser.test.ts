import { createParser } from 'eventsource-parser';
import { describe, expect, test } from 'vitest';
import { SseParser, type SseEvent } from './sse-parser.ts';

function ours(pieces: readonly string[]): SseEvent[] {
  const parser = new SseParser();
  const events: SseEvent[] = [];
  for (const piece of pieces) parser.feed(piece, events);
  return events;
}

function oracle(pieces: readonly string[]): SseEvent[] {
  const events: SseEvent[] = [];
  const parser = createParser({ onEvent: ({ id, event, data }) => events.push({ id, event, data }) });
  for (const piece of pieces) parser.feed(piece);
  return events;
}

const corpus = [
  'id: 1\nevent: text-delta\ndata: {"a":1}\n\n',
  '\uFEFFdata: a\n\n',
  '\uFEFF\uFEFFdata: a\n\ndata: b\n\n',
  'data: a\r\rdata: b\r\n\r\ndata: c\n\r\n',
  'data: first\ndata: second\r\ndata\rdata:\n\n',
  ':\n: ping\n:ping\r\n\n',
  'retry: 1000\n\nretry:x\n\n',
  'id\ndata: a\n\nid:\ndata: b\n\nid: 2\n\ndata: c\n\n',
  'id: a\0b\ndata: a\n\n',
  'event\ndata: a\n\nevent:\ndata: b\n\nevent: x\n\ndata: c\n\n',
  'event: long-name\ndata: a\n\nevent: long-nam\ndata: b\n\nevent:  long-name\ndata: c\n\n',
  'dat: a\ndatab: b\n data: c\ndata : d\nDATA: e\nidx: 1\nevents: y\n\n',
  'data:  two spaces\ndata:\ttab\n\n',
  'data: 🐕 ünïcode \u2028 \u0085\n\n',
  'data: [DONE]\n\n',
  'data: never ended\n',
  'data: never ended',
  '\n\n\r\r\r\n\r\n',
];

describe('SseParser', () => {
  test('gives what eventsource-parser gives, however the text is split in two or three', () => {
    let splits = 0;
    for (const text of corpus) {
      const expected = oracle([text]);
      for (let first = 0; first <= text.length; first += 1) {
        for (let second = first; second <= text.length; second += 1) {
          const pieces = [text.slice(0, first), text.slice(first, second), text.slice(second)];
          expect(ours(pieces), `${JSON.stringify(pieces)}`).toEqual(expected);
          splits += 1;
        }
      }
    }
    expect(splits).toBeGreaterThan(10_000);
  });

  test('the same for random streams in random pieces', () => {
    let seed = 11;
    const random = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    const words = [
      'data',
      'id',
      'event',
      'retry',
      ':',
      ': ',
      ' ',
      '\n',
      '\n\n',
      '\r',
      '\r\n',
      '\r\n\r\n',
      'x',
      '{"a":1}',
      '7',
      '🐕',
      'é',
      'd',
    ];
    for (let round = 0; round < 3000; round += 1) {
      const text = Array.from({ length: random(40) }, () => words[random(words.length)]).join('');
      const pieces: string[] = [];
      for (let at = 0; at < text.length;) {
        const end = at + 1 + random(12);
        pieces.push(text.slice(at, end));
        at = end;
      }
      expect(ours(pieces), `${JSON.stringify(pieces)}`).toEqual(oracle([text]));
    }
  });

  test('a long event takes as long as its length asks for, in pieces as well', () => {
    const time = (length: number) => {
      const text = `data: ${'x'.repeat(length)}\n\n`;
      const pieces = Array.from({ length: Math.ceil(text.length / 512) }, (_, at) =>
        text.slice(at * 512, at * 512 + 512),
      );
      const start = process.cpuUsage();
      expect(ours(pieces)[0]?.data).toHaveLength(length);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / length;
    };
    time(1024 * 1024);
    const [short, long] = [time(1024 * 1024), time(16 * 1024 * 1024)];
    // Sixteen times the length would cost sixteen times as much a character if it were quadratic.
    expect(long).toBeLessThan(short * 8 + 0.05);
  });

  test('an event may be nearly as long as the limit, in pieces as well', () => {
    const length = 63 * 1024 * 1024;
    const text = `data: ${'x'.repeat(length)}\n\n`;
    expect(ours([text.slice(0, 1000), text.slice(1000, -1), '\n'])[0]?.data).toHaveLength(length);
  });

  test('an event that never ends does not fill the memory', () => {
    const parser = new SseParser();
    const piece = 'x'.repeat(1024 * 1024);
    parser.feed('data: ', []);
    expect(() => {
      for (let count = 0; count < 100; count += 1) parser.feed(piece, []);
    }).toThrow(RangeError);
    const lines = new SseParser();
    expect(() => {
      for (let count = 0; count < 100; count += 1) lines.feed(`data: ${piece}\n`, []);
    }).toThrow(RangeError);
  });
});
