import { describe, expect, test } from 'vitest';
import { operations } from '../generated/operations.gen.ts';
import { workerState } from '../output/test-support/worker-state.ts';
import { validators } from './validators.ts';

const withJson = Object.values(operations).filter(({ response }) => response.startsWith('json'));

describe('answers', () => {
  test.each(withJson)('of $id have a validator', ({ id }) => {
    expect(validators.checkAnswer(id, 'no object')).not.toEqual([]);
  });

  test('that are as documented pass, with fields that are not', () => {
    const answer = { ...workerState({}), isNew: true };
    expect(validators.checkAnswer('tasks.create', answer)).toEqual([]);
  });

  test('that are not are told place by place, without what they hold', () => {
    const answer = { ...workerState({}), output_text: 5, status: 'secret', sources: [{ id: 's' }] };
    const issues = validators.checkAnswer('tasks.create', answer);
    expect(issues).toContainEqual({ path: 'output_text', message: 'expected string' });
    expect(issues.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['output_text', 'status', 'sources.0.url']),
    );
    expect(JSON.stringify(issues)).not.toContain('secret');
  });

  test('of calls that are not documented pass', () => {
    expect(validators.checkAnswer('GET /api/new', 5)).toEqual([]);
    expect(validators.checkAnswer('toString', 5)).toEqual([]);
  });
});

describe('chunks', () => {
  test('of known types are checked', () => {
    expect(validators.checkChunk({ type: 'text-delta', id: 't', delta: 'x', more: 1 } as never)).toEqual([]);
    expect(validators.checkChunk({ type: 'text-delta', id: 't' } as never)).toEqual([
      { path: 'delta', message: 'expected string' },
    ]);
    expect(
      validators.checkChunk({ type: 'data-output-delta', data: { attempt: 0, delta: '' } } as never),
    ).toMatchObject([{ path: 'data.attempt' }]);
  });

  test('of other types pass', () => {
    expect(validators.checkChunk({ type: 'data-new' })).toEqual([]);
  });
});
