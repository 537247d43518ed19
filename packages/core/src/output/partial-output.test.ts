import { describe, expect, test } from 'vitest';
import { PartialOutput } from './partial-output.ts';
import { workerState } from './test-support/worker-state.ts';

const start = { type: 'start' };
const text = (delta: string, id = 't1') => ({ type: 'text-delta', id, delta });
const piece = (delta: string, attempt = 1) => ({ type: 'data-output-delta', data: { attempt, delta } });
const snapshot = (structured_output: object) => ({
  type: 'data-snapshot',
  data: { worker: workerState({ structured_output: structured_output as never }) },
});
const end = (structured_output: object | null) => ({
  type: 'data-worker',
  data: workerState({ structured_output: structured_output as never }),
});

function read(chunks: readonly { type: string }[]): unknown[] {
  const output = new PartialOutput();
  return chunks.flatMap((chunk) => {
    const change = output.read(chunk);
    return change ? [change.value] : [];
  });
}

describe('the partial output', () => {
  test('comes from the deltas of the output, and the prose before is none', () => {
    const chunks = [
      start,
      text('It is '),
      text('false.'),
      piece('{"verdict":"fa'),
      piece('lse'),
      piece('"}'),
      end({ verdict: 'false' }),
    ];
    expect(read(chunks)).toEqual([{ verdict: 'fa' }, { verdict: 'false' }]);
  });

  test('begins anew with a repair, and never shows what is superseded', () => {
    const chunks = [
      start,
      piece('{"a":1,"b":2}'),
      piece('{"a":', 2),
      piece('9}', 1),
      piece('[', 2),
      piece(']}', 2),
      end({ a: [] }),
    ];
    expect(read(chunks)).toEqual([{ a: 1, b: 2 }, {}, { a: [] }]);
  });

  test('comes from the text, where that is JSON', () => {
    expect(read([start, text('{"a"'), text(':"x'), text('y"}'), end(null)])).toEqual([
      {},
      { a: 'x' },
      { a: 'xy' },
    ]);
  });

  test('comes from the text, where that is JSON in a fence that comes in pieces', () => {
    const pieces = Array.from(' ```json\n {"a":[1,2]}\n```', (character) => text(character));
    expect(read([start, ...pieces])).toEqual([{}, { a: [] }, { a: [1] }, { a: [1, 2] }]);
  });

  test('is of the last text only', () => {
    expect(read([start, text('{"a":1}', 't1'), text('{"b":2}', 't2')])).toEqual([{ a: 1 }, { b: 2 }]);
  });

  test('is none of prose, also with braces in it', () => {
    expect(read([start, text('Look: '), text('{"a":1}'), text('```json\n{"b":2}\n```'), end(null)])).toEqual(
      [],
    );
    expect(read([start, text('``'), text('`python\n{}')])).toEqual([]);
  });

  test('is the object of the final state, where its deltas were missed', () => {
    expect(read([start, piece('{"a":'), end({ a: 1 })])).toEqual([{}, { a: 1 }]);
    expect(read([start, text('{"a":'), snapshot({ a: 1 })])).toEqual([{}, { a: 1 }]);
  });

  test('of a next turn is another', () => {
    expect(read([start, piece('{"a":1}'), end({ a: 1 }), start, piece('{"b":2}'), end({ b: 2 })])).toEqual([
      { a: 1 },
      { b: 2 },
    ]);
  });

  test('lets other chunks pass', () => {
    expect(
      read([{ type: 'data-unknown' }, { type: 'finish' }, { type: 'ping', data: null } as never]),
    ).toEqual([]);
  });
});
