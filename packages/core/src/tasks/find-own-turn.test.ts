import { describe, expect, test } from 'vitest';
import type { Turn } from '../generated/types.gen.ts';
import type { TurnRequest } from '../transport/request-description.ts';
import { findOwnTurn } from './find-own-turn.ts';
import type { FoundTask } from './task-api.ts';
import { TurnMemory } from './turn-memory.ts';

const now = Date.parse('2026-05-01T12:00:00Z');
const request: TurnRequest = {
  taskId: 'tsk_1',
  turnId: 'trn_sent',
  workerId: 'wrk_1',
  input: 'x',
  isNewTask: false,
  isKeyed: false,
};

function turn(id: string, { input = 'x', ago = 0, seq = 0 } = {}): Turn {
  return { id, input, seq, startedAt: new Date(now - ago).toISOString() } as Turn;
}

/** Looked at after 2 s. */
function find(
  turns: Turn[],
  change: Partial<TurnRequest> = {},
  memory = new TurnMemory(),
  readAt: number | undefined = now,
) {
  const found = findOwnTurn(
    { turns, readAt } as FoundTask,
    { ...request, ...change },
    'trn_sent',
    memory,
    2_000,
  );
  return typeof found === 'object' ? found.id : found;
}

describe('findOwnTurn', () => {
  test('by its id, whatever else is alike', () => {
    expect(find([turn('trn_a'), turn('trn_sent', { ago: 99_999 }), turn('trn_b')])).toBe('trn_sent');
  });

  test('by being the first of a task that was made up for the call', () => {
    const turns = [
      turn('trn_a', { input: 'rewritten by the server', ago: 9_999_999 }),
      turn('trn_b', { seq: 1 }),
    ];
    expect(find(turns, { isNewTask: true })).toBe('trn_a');
  });

  test('by its input and the time since it was sent', () => {
    const turns = [
      turn('trn_before', { ago: 3_000 }),
      turn('trn_other', { input: 'y' }),
      turn('trn_own', { ago: 2_000 }),
    ];
    expect(find(turns)).toBe('trn_own');
    expect(find(turns.slice(0, 2))).toBeUndefined();
  });

  test('of several that are alike none is taken', () => {
    expect(find([turn('trn_a'), turn('trn_b')])).toBe('ambiguous');
  });

  test('what belongs to another call of this client is no candidate', () => {
    const memory = new TurnMemory();
    memory.learn('trn_another', 'trn_a');
    expect(find([turn('trn_a'), turn('trn_b')], {}, memory)).toBe('trn_b');
  });

  test('a server that keeps ids would show ours', () => {
    const memory = new TurnMemory();
    memory.learn('trn_another', 'trn_another');
    expect(find([turn('trn_a')], {}, memory)).toBeUndefined();
  });

  test('a server that does not show its clock is allowed for a minute of difference', () => {
    const startedAt = new Date(Date.now() - 50_000).toISOString();
    const turns = [{ ...turn('trn_a'), startedAt }];
    const found = findOwnTurn(
      { turns, readAt: undefined } as unknown as FoundTask,
      request,
      'trn_sent',
      new TurnMemory(),
      0,
    );
    expect(found).toMatchObject({ id: 'trn_a' });
  });
});

test('what is remembered is bounded', () => {
  const memory = new TurnMemory();
  for (let n = 0; n <= 1000; n += 1) memory.learn('trn_sent', `trn_${n}`);
  expect([memory.isTaken('trn_0'), memory.isTaken('trn_1'), memory.isTaken('trn_1000')]).toEqual([
    false,
    true,
    true,
  ]);
});
