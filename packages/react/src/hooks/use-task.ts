import {
  findFileErrors,
  newId,
  type Budget,
  type DeepPartial,
  type FileError,
  type HandingerError,
  type OutputSchema,
  type TaskChunk,
} from '@ramensoft/handinger';
import type { FinishedTurn, TaskActivity, TaskSnapshot } from '@ramensoft/handinger/follow';
import { useEffect, useRef, useState } from 'react';
import type { TaskViewOptions } from '../stores/task-view.ts';
import { useHandingerContext } from '../use-handinger-context.ts';
import { useAttachments, type Attachments } from './use-attachments.ts';
import { useLatest } from './use-latest.ts';
import { useTaskView } from './use-task-view.ts';

/** Options of {@link useTask}. All may be new at each render: nothing is started again, and the latest callbacks are called. */
export interface UseTaskOptions<TOutput = unknown, TInput = TOutput> {
  /** The worker that a new task is given to. Without one, the first input makes a new worker. */
  readonly workerId?: string | undefined;
  /** A task to go on with: its history is read, and a turn that runs is followed. Without one, the first `submit` starts a new task. */
  readonly taskId?: string | undefined;
  /**
   * What the structured output is to be, as it was given to `workers.create`: types `object`, and validates it when the turn is
   * over. A plain JSON Schema gives it the type that you name: `useTask<Verdict>(…)`.
   */
  readonly schema?: OutputSchema<TOutput, TInput> | undefined;
  /** Compute budget of turns that do not name their own. Default: the server's, `standard`. */
  readonly budget?: Budget | undefined;
  /** Milliseconds between two renders of what is being written, at least. Default: one frame. The status is never held back. */
  readonly throttleMs?: number | undefined;
  /** Called once for each turn that ends while the component is there, also for one that failed or was aborted: see `turn.status`. */
  readonly onFinish?: ((finished: FinishedTask<TOutput>) => unknown) | undefined;
  /** Called with whatever becomes `error`. */
  readonly onError?: ((error: HandingerError) => unknown) | undefined;
  /** Called with each chunk of the stream. */
  readonly onChunk?: ((chunk: TaskChunk) => unknown) | undefined;
}

/** What `onFinish` is told: the turn that has ended. */
export interface FinishedTask<TOutput = unknown> extends FinishedTurn {
  /**
   * The structured output, validated where there is a `schema`; undefined without one, and where the turn failed or it is not what
   * the schema wants.
   */
  readonly object: TOutput | undefined;
}

/** Options of one `submit`. */
export interface SubmitOptions {
  /** Files to attach. Default: those of `attachments`, which are taken out of there once they are sent. */
  readonly files?: Iterable<File> | ArrayLike<File> | undefined;
  readonly budget?: Budget | undefined;
}

/** The object while it is being written, and when it is complete. */
type TaskObject<TOutput, TInput> =
  | { readonly status: 'completed'; readonly object: TOutput }
  | {
      readonly status: Exclude<TaskActivity, 'completed'>;
      readonly object: DeepPartial<TInput> | undefined;
    };

/** What can be done with a task. All of it stays the same function for as long as the component lives. */
export interface TaskActions {
  /**
   * Starts a turn: a new task, or one more turn on the task that is shown; while one runs, the next waits for it on the server.
   * Sends nothing where a file can't be sent: see `fileErrors`. Never rejects.
   *
   * @returns true when the server has stored the turn; false when it was not started, and `error` or `fileErrors` says why
   */
  readonly submit: (input: string, options?: SubmitOptions) => Promise<boolean>;
  /**
   * Does again what went wrong last: sends what could not be sent, as the same turn, so that it never runs twice; goes on reading
   * what could not be read, or was detached; runs a turn that failed anew, with the same input and files. @returns as `submit`
   */
  readonly retry: () => Promise<boolean>;
  /** Closes the stream for all who show the task; it runs on. */
  readonly detach: () => void;
  /** Forgets attachments, `fileErrors`, and a task that was started here: the next `submit` starts a new one. A `taskId` that is given stays. */
  readonly reset: () => void;
}

/** What {@link useTask} gives. */
export type UseTaskResult<TOutput = unknown, TInput = TOutput> = Omit<TaskSnapshot, 'object' | 'status'> &
  TaskObject<TOutput, TInput> &
  TaskActions & {
    /** The task that is shown; of a new one, as soon as something was submitted. */
    readonly taskId: string | undefined;
    /** Why files of the last `submit`, or of `attachments`, can't be sent. */
    readonly fileErrors: readonly FileError[];
    /** The files that the next `submit` sends, with what a drop zone needs. */
    readonly attachments: Attachments;
  };

/**
 * A conversation with a worker: its messages as they are written, and what to do with it. All who show the same task share one state
 * and one stream; unmounting leaves the task running. Sends nothing on a server.
 *
 * @throws {HandingerError} `missing_provider`
 *
 * @example
 * ```tsx
 * const { messages, submit, isStreaming, error } = useTask({ workerId });
 * ```
 */
export function useTask<TOutput, TInput = TOutput>(
  options: UseTaskOptions<TOutput, TInput> & { readonly schema: OutputSchema<TOutput, TInput> },
): UseTaskResult<TOutput, TInput>;
export function useTask(options?: UseTaskOptions): UseTaskResult;
export function useTask(options: UseTaskOptions = {}): UseTaskResult {
  const { stores } = useHandingerContext();
  const attachments = useAttachments();
  const [refused, setRefused] = useState<readonly FileError[]>([]);
  const { workerId, taskId: given } = options;

  // A task that was started here stays until another is asked for: being given its id by the parent is no change.
  const [started, setStarted] = useState<string>();
  const [asked, setAsked] = useState({ given, workerId });
  if (asked.given !== given || (started !== undefined && asked.workerId !== workerId)) {
    setAsked({ given, workerId });
    const isOther = asked.given !== given || asked.workerId !== undefined;
    if (isOther) setStarted(undefined);
  }
  const taskId = given ?? started;
  const store = taskId === undefined ? undefined : stores.get(taskId, workerId);
  const [snapshot, view] = useTaskView(store, options as TaskViewOptions);

  const latest = useLatest({ stores, options, attachments, view, store });
  /** Known at once, also to a second `submit` before the next render. */
  const current = useRef(taskId);
  useEffect(() => {
    current.current = taskId;
  }, [taskId]);

  const [actions] = useState<TaskActions>(() => ({
    submit: async (input, { files: own, budget } = {}) => {
      const { stores, options, attachments } = latest.current;
      const files = own ? Array.from(own) : attachments.files;
      const errors = own ? findFileErrors(files) : attachments.errors;
      // Those of `attachments` go with the files that they are about.
      setRefused(own ? errors : []);
      if (errors.length > 0) return false;
      const isNew = current.current === undefined;
      const id = (current.current ??= newId('tsk_'));
      const store = stores.get(id, options.workerId, isNew);
      if (isNew) {
        setStarted(id);
        setAsked({ given: options.taskId, workerId: options.workerId });
      }
      const isSent = await store.submit({
        input,
        budget: budget ?? options.budget,
        ...(files.length > 0 && { files }),
      });
      if (isSent && !own) attachments.clear(files);
      return isSent;
    },
    retry: async () => {
      const { store, view } = latest.current;
      return (await store?.retry(view.isOutputWrong)) ?? false;
    },
    detach: () => latest.current.store?.detach(),
    reset: () => {
      const { attachments, options } = latest.current;
      attachments.clear();
      setRefused([]);
      setStarted(undefined);
      current.current = options.taskId;
    },
  }));

  const fileErrors = refused.length > 0 ? refused : attachments.errors;
  return { ...snapshot, ...actions, taskId, fileErrors, attachments } as UseTaskResult;
}
