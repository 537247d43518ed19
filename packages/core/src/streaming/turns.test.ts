import { describe, expect, test } from 'vitest';
import { EventSequence, type SequenceStart } from './event-sequence.ts';
import type { SseEvent } from './sse-parser.ts';
import { recordedWorker } from '../test-support/recorded-turn.ts';

/** Six events of a turn, with ids from `first` on. */
function turn(turnId: string, first: number): SseEvent[] {
  const chunks = [
    { type: 'start', messageId: turnId },
    { type: 'data-task', data: { taskId: 'tsk_1', turnId, workerId: 'wrk_1' } },
    { type: 'text-start', id: 't' },
    { type: 'text-delta', id: 't', delta: turnId },
    { type: 'data-worker', data: { ...recordedWorker, output_text: turnId, messages: [], sources: [] } },
    { type: 'finish' },
  ];
  return chunks.map((chunk, index) => ({
    id: String(first + index),
    event: undefined,
    data: JSON.stringify(chunk),
  }));
}

const done: SseEvent = { id: undefined, event: 'done', data: '[DONE]' };
const [one, two, three] = [turn('trn_1', 1), turn('trn_2', 7), turn('trn_3', 13)] as const;
const own = ['7', '8', '9', '10', '11', '12'];
const start: SequenceStart = {
  isOfOneTurn: true,
  turnId: 'trn_2',
  lastEventId: undefined,
  isOwnAnswer: false,
};

function taken(sequence: EventSequence, ...batches: (readonly SseEvent[])[]): (string | undefined)[] {
  const ids: (string | undefined)[] = [];
  for (const batch of batches) {
    sequence.add(batch);
    while (sequence.take()) ids.push(sequence.lastEventId);
  }
  return ids;
}

describe('of a stream of several turns', () => {
  test('one turn is taken, wherever the stream is split', () => {
    const all = [...one, ...two, ...three, done];
    for (let at = 0; at <= all.length; at += 1) {
      const sequence = new EventSequence(start);
      sequence.reconnected();
      expect(taken(sequence, all.slice(0, at), all.slice(at))).toEqual(own);
      expect(sequence).toMatchObject({ isOver: true, isLost: false, chunksSeen: 6 });
      expect(sequence.fold.state).toMatchObject({ turnId: 'trn_2', text: 'trn_2', status: 'completed' });
    }
  });

  test('one turn is taken, wherever it is cut', () => {
    const all = [...one, ...two, ...three, done];
    for (let at = 1; at < 18; at += 1) {
      const sequence = new EventSequence(start);
      sequence.reconnected();
      const before = taken(sequence, all.slice(0, at));
      if (sequence.isOver) continue;
      expect(sequence.isResumable).toBe(true);
      sequence.reconnected();
      const after = taken(sequence, all.slice(Number(sequence.resumeAfter)));
      expect([...before, ...after], `cut after ${at}`).toEqual(own);
    }
  });

  test('all of them are taken to the end', () => {
    const sequence = new EventSequence({ ...start, isOfOneTurn: false });
    const ids = taken(sequence, [...one, ...two], [...three, done]);
    expect(ids).toEqual(Array.from({ length: 18 }, (_, index) => String(index + 1)));
    expect(sequence).toMatchObject({ isOver: true, lastEventId: '18' });
    expect(sequence.fold.state).toMatchObject({ turnId: 'trn_3', text: 'trn_3' });
  });

  test('a turn whose end went by is lost, and not that of another', () => {
    const sequence = new EventSequence({ ...start, isOwnAnswer: true });
    expect(taken(sequence, two.slice(0, 3))).toEqual(own.slice(0, 3));
    sequence.reconnected();
    expect(taken(sequence, three)).toEqual([]);
    expect(sequence).toMatchObject({ isLost: true, isOver: false });
  });

  test('a turn that is not in the stream is lost', () => {
    const sequence = new EventSequence(start);
    sequence.reconnected();
    expect(taken(sequence, [...one, ...three, done])).toEqual([]);
    expect(sequence).toMatchObject({ isLost: true, isOver: false });
  });

  test('a turn that begins once more under other ids is lost', () => {
    const sequence = new EventSequence({ ...start, isOwnAnswer: true });
    taken(sequence, two.slice(0, 3));
    sequence.reconnected();
    expect(taken(sequence, turn('trn_2', 100))).toEqual([]);
    expect(sequence.isLost).toBe(true);
  });

  test('a gap in one of several turns is made good in its place', () => {
    const sequence = new EventSequence({ ...start, isOfOneTurn: false });
    taken(sequence, [...one, ...two.slice(0, 2)]);
    sequence.reconnected();
    sequence.add([...two.slice(4), ...three, done]);
    const types = [];
    for (let chunk = sequence.take(); chunk; chunk = sequence.take()) types.push(chunk.type);
    expect(types.slice(0, 3)).toEqual(['data-snapshot', 'data-worker', 'finish']);
    expect(types).toHaveLength(9);
  });
});
