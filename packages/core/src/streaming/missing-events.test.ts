import { describe, expect, test } from 'vitest';
import { EventSequence, type SequenceStart } from './event-sequence.ts';

const worker = { output_text: 'one two', messages: [], sources: [] };
const chunks = [
  { type: 'start', messageId: 'm' },
  { type: 'data-task', data: { taskId: 'tsk_1', turnId: 'trn_1', workerId: 'wrk_1', seq: 0 } },
  { type: 'text-delta', id: 't', delta: 'one ' },
  { type: 'text-delta', id: 't', delta: 'two' },
  { type: 'data-worker', data: worker },
  { type: 'finish' },
];

/** What a stream of one turn gives when only these of its events arrive. */
function read(ids: readonly number[], start: Partial<SequenceStart> = {}) {
  const sequence = new EventSequence({
    isOfOneTurn: true,
    turnId: 'trn_1',
    lastEventId: undefined,
    isOwnAnswer: true,
    ...start,
  });
  const events = ids.map((id) => ({
    id: String(id),
    event: undefined,
    data: JSON.stringify(chunks[id - 1]),
  }));
  sequence.add([...events, { id: undefined, event: 'done', data: '[DONE]' }]);
  const types: string[] = [];
  for (let chunk = sequence.take(); chunk; chunk = sequence.take()) types.push(chunk.type);
  return { types, isLost: sequence.isLost, isOver: sequence.isOver };
}

describe('events that are missing', () => {
  test('none: the stream is over', () => {
    expect(read([1, 2, 3, 4, 5, 6])).toMatchObject({ isLost: false, isOver: true });
  });

  test('a piece of the text: the final state says so', () => {
    expect(read([1, 2, 3, 5, 6]).types).toEqual([
      'start',
      'data-task',
      'text-delta',
      'data-snapshot',
      'data-worker',
      'finish',
    ]);
  });

  test('those before the place where the caller goes on: it has them', () => {
    const start = { isOwnAnswer: false, lastEventId: '3' };
    expect(read([4, 5, 6], start).types).toEqual(['text-delta', 'data-worker', 'finish']);
    expect(read([4, 6], start)).toMatchObject({ isLost: true, isOver: false });
  });

  test('the last chunk: `done` does not stand for it', () => {
    expect(read([1, 2, 3, 4, 5])).toMatchObject({ isLost: true, isOver: false });
    expect(read([1])).toMatchObject({ isLost: true, isOver: false });
  });

  test('the final state, where ids leave numbers out or the stream is a replay: nothing says that the rest was whole', () => {
    expect(read([1, 2, 3, 6])).toMatchObject({ isLost: true, isOver: false });
    expect(read([1, 2, 4, 6], { isOwnAnswer: false })).toMatchObject({ isLost: true, isOver: false });
  });
});
