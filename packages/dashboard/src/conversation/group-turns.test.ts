import type { TaskStatus, Turn } from '@ramensoft/handinger';
import type { TaskMessage } from '@ramensoft/handinger-react';
import { describe, expect, it } from 'vitest';
import { groupTurns } from './group-turns.ts';

function message(turnId: string, role: TaskMessage['role'], status: TaskStatus): TaskMessage {
  return { id: `${turnId}-${role}`, role, parts: [], metadata: { turnId, status } };
}

const over = [message('t1', 'user', 'completed'), message('t1', 'assistant', 'completed')];

describe('groupTurns', () => {
  it('puts question and answer together, with what the server knows of the turn', () => {
    const turn = { id: 't1' } as Turn;
    expect(groupTurns(over, [turn], false)).toEqual([
      { id: 't1', question: over[0], answer: over[1], turn, progress: 'completed' },
    ]);
  });

  it('says which turn runs and which wait for it', () => {
    const messages = [
      ...over,
      message('t2', 'user', 'running'),
      message('t3', 'user', 'pending'),
      message('t4', 'user', 'pending'),
    ];
    expect(groupTurns(messages, [], false).map(({ progress }) => progress)).toEqual([
      'completed',
      'running',
      'queued',
      'queued',
    ]);
  });

  it('tells a turn that is on its way from one that could not be sent', () => {
    const messages = [...over, message('t2', 'user', 'pending')];
    expect(groupTurns(messages, [], false).at(-1)?.progress).toBe('starting');
    expect(groupTurns(messages, [], true).at(-1)?.progress).toBe('unsent');
    expect(groupTurns(messages, [{ id: 't2' } as Turn], true).at(-1)?.progress).toBe('starting');
  });

  it('takes the state of the answer where both have one', () => {
    const messages = [message('t1', 'user', 'pending'), message('t1', 'assistant', 'error')];
    expect(groupTurns(messages, [], false)[0]?.progress).toBe('error');
  });
});
