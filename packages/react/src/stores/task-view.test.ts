import type { TaskWithTurns, Turn, Worker } from '@ramensoft/handinger';
import {
  idleSnapshot,
  type FinishedTurn,
  type TaskListener,
  type TaskSnapshot,
  type TaskStore,
} from '@ramensoft/handinger/follow';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { TaskView, type TaskViewOptions } from './task-view.ts';

/** A store that shows what it is told to. */
class ScriptedStore {
  listener: TaskListener | undefined;
  #snapshot: TaskSnapshot = idleSnapshot;
  readonly firstSnapshot = idleSnapshot;
  readonly getSnapshot = (): TaskSnapshot => this.#snapshot;

  subscribe(listener: TaskListener): () => void {
    this.listener = listener;
    return () => (this.listener = undefined);
  }

  show(changes: Partial<TaskSnapshot>): void {
    const isUrgent = changes.status !== undefined && changes.status !== this.#snapshot.status;
    this.#snapshot = { ...this.#snapshot, ...changes };
    this.listener?.onChange(isUrgent);
  }
}

let store: ScriptedStore;
let renders: number;
let view: TaskView;
let leave: () => void;
const open = (options: TaskViewOptions = {}) => {
  view = new TaskView(store as unknown as TaskStore, options);
  leave = view.subscribe(() => (renders += 1));
};
beforeEach(() => {
  vi.useFakeTimers();
  store = new ScriptedStore();
  renders = 0;
});
afterEach(() => {
  leave();
  vi.useRealTimers();
});

function stateOf(structured_output: Worker['structured_output']): Worker {
  const metadata = { taskId: 'tsk_1', turnId: 'trn_1', turnStatus: 'completed' };
  return { output_text: 'Done.', structured_output, metadata, status: 'completed' } as unknown as Worker;
}

function finish(worker: Worker): void {
  const { task } = { task: {} } as TaskWithTurns;
  const turn = { status: 'completed', structuredOutput: worker.structured_output } as Turn;
  store.show({ status: 'completed', worker, object: worker.structured_output });
  const finished: FinishedTurn = { task, turn, worker, message: undefined, text: 'Done.' };
  store.listener?.onFinish?.(finished);
}

describe('throttling', () => {
  test('shows the first at once, then no more often than asked; the status never waits', () => {
    open({ throttleMs: 100 });
    const shown: string[] = [];
    for (let at = 0; at < 35; at += 1) {
      store.show({ text: `${at}` });
      shown.push(view.getSnapshot().text);
      vi.advanceTimersByTime(10);
    }
    expect(new Set(shown)).toEqual(new Set(['0', '9', '19', '29']));
    expect(renders).toBe(4);
    store.show({ status: 'completed', text: 'all' });
    expect(view.getSnapshot()).toMatchObject({ status: 'completed', text: 'all' });
    vi.advanceTimersByTime(1_000);
    expect(renders).toBe(5);
  });

  test('between two renders the snapshot is the same', () => {
    open({ throttleMs: 100 });
    store.show({ text: 'a' });
    const before = view.getSnapshot();
    store.show({ text: 'b' });
    expect(view.getSnapshot()).toBe(before);
  });
});

describe('the schema', () => {
  test('that takes no time: its object is there with the status', () => {
    const onFinish = vi.fn<(finished: object) => void>();
    open({ schema: z.object({ total: z.string().transform(Number) }), onFinish });
    store.show({ status: 'streaming', object: { total: '4' } });
    expect(view.getSnapshot().object).toEqual({ total: '4' });
    finish(stateOf({ total: '42' }));
    expect(view.getSnapshot()).toMatchObject({ status: 'completed', object: { total: 42 } });
    expect(view.getSnapshot()).toBe(view.getSnapshot());
    expect(onFinish).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ object: { total: 42 } }));
  });

  test('that takes its time: the turn is not shown as complete before', async () => {
    const onFinish = vi.fn<(finished: object) => void>();
    const known = z.string().refine(async (id) => Promise.resolve(id === 'known'));
    open({ schema: z.object({ id: known }), onFinish });
    store.show({ status: 'streaming' });
    finish(stateOf({ id: 'known' }));
    expect(view.getSnapshot().status).toBe('streaming');
    await vi.waitFor(() => expect(view.getSnapshot().status).toBe('completed'));
    expect(view.getSnapshot().object).toEqual({ id: 'known' });
    expect(onFinish).toHaveBeenCalledTimes(1);
  });

  test('that does not fit is an error, told once, and the text stays', () => {
    const onFinish = vi.fn<(finished: object) => void>();
    const onError = vi.fn<(error: Error) => void>();
    open({ schema: z.object({ total: z.number() }), onFinish, onError });
    store.show({ text: 'Done.' });
    finish(stateOf({ total: 'many' }));
    store.show({ connection: 'closed' });
    expect(view.getSnapshot()).toMatchObject({
      status: 'error',
      text: 'Done.',
      error: { code: 'output_schema' },
    });
    expect(view.isOutputWrong).toBe(true);
    expect(onError).toHaveBeenCalledTimes(1);
    expect(onFinish).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ object: undefined }));
  });

  test('is asked once for each turn, however often another is given', () => {
    const validate = vi.fn<(value: unknown) => { value: unknown }>((value) => ({ value }));
    const schema = () => ({ '~standard': { version: 1 as const, vendor: 'test', validate } });
    open({ schema: schema() });
    finish(stateOf({ total: 1 }));
    for (let again = 0; again < 5; again += 1) {
      view.options = { schema: schema() };
      store.show({ connection: 'closed' });
    }
    expect(validate).toHaveBeenCalledTimes(1);
  });
});
