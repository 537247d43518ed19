import {
  readOutput,
  type HandingerError,
  type OutputSchema,
  type TaskChunk,
  type Worker,
} from '@ramensoft/handinger';
import {
  idleSnapshot,
  safely,
  type FinishedTurn,
  type TaskListener,
  type TaskSnapshot,
  type TaskStore,
} from '@ramensoft/handinger/follow';

/** What one who shows a task wants of it. */
export interface TaskViewOptions {
  readonly schema?: OutputSchema | undefined;
  /** Milliseconds between two snapshots, at least. */
  readonly throttleMs?: number | undefined;
  readonly onChunk?: ((chunk: TaskChunk) => unknown) | undefined;
  readonly onFinish?: ((finished: FinishedTurn & { readonly object: unknown }) => unknown) | undefined;
  readonly onError?: ((error: HandingerError) => unknown) | undefined;
}

/** The structured output of a finished turn, as the schema makes it. */
interface Output {
  readonly worker: Worker;
  value?: unknown;
  error?: HandingerError;
  /** While the schema takes its time. */
  pending?: Promise<void>;
}

/** A task as one hook shows it: with its own schema, at its own pace. */
export class TaskView implements TaskListener {
  /** The latest; what it was made with may be outdated. */
  options: TaskViewOptions;
  readonly #store: TaskStore | undefined;
  #notify: () => void = () => undefined;
  #shown: TaskSnapshot | undefined;
  #first: TaskSnapshot | undefined;
  #output: Output | undefined;
  #shownAt = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param store undefined for a conversation that has not begun */
  constructor(store: TaskStore | undefined, options: TaskViewOptions) {
    this.#store = store;
    this.options = options;
  }

  readonly subscribe = (notify: () => void): (() => void) => {
    this.#notify = notify;
    const leave = this.#store?.subscribe(this);
    this.#shown = undefined;
    return () => {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      leave?.();
    };
  };

  readonly getSnapshot = (): TaskSnapshot => (this.#shown ??= this.#make(this.#store?.getSnapshot()));

  readonly getServerSnapshot = (): TaskSnapshot => (this.#first ??= this.#make(this.#store?.firstSnapshot));

  /** Whether the last turn has completed, but its object is not what the schema wants. */
  get isOutputWrong(): boolean {
    return this.#output?.error !== undefined && this.#output.worker === this.#store?.getSnapshot().worker;
  }

  onChange(isUrgent: boolean): void {
    const wait = isUrgent ? 0 : this.#shownAt + (this.options.throttleMs ?? 0) - performance.now();
    if (wait <= 0) this.#show();
    else this.#timer ??= setTimeout(() => this.#show(), wait);
  }

  onChunk(chunk: TaskChunk): void {
    this.options.onChunk?.(chunk);
  }

  onError(error: HandingerError): void {
    this.options.onError?.(error);
  }

  onFinish(finished: FinishedTurn): void {
    const { turn, worker } = finished;
    if (!this.options.schema || turn.status !== 'completed') {
      this.options.onFinish?.({ ...finished, object: turn.structuredOutput ?? undefined });
      return;
    }
    const output = this.#read(worker);
    const tell = () => {
      const { error, value } = output;
      if (error) safely(() => this.options.onError?.(error));
      safely(() => this.options.onFinish?.({ ...finished, object: value }));
    };
    if (output.pending) void output.pending.then(tell);
    else tell();
  }

  #show(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#shownAt = performance.now();
    this.#shown = this.#make(this.#store?.getSnapshot());
    this.#notify();
  }

  #make(snapshot: TaskSnapshot = idleSnapshot): TaskSnapshot {
    const { worker, status } = snapshot;
    if (!this.options.schema || !worker || status !== 'completed') return snapshot;
    const { pending, error, value } = this.#read(worker);
    // Never shown as complete before it is known to be what the schema wants.
    if (pending) return { ...snapshot, status: this.#shown?.status ?? 'idle', isLoading: !this.#shown };
    return error ? { ...snapshot, status: 'error', error } : { ...snapshot, object: value };
  }

  /** Validates once: an inline schema is another one at each render. */
  #read(worker: Worker): Output {
    if (this.#output?.worker === worker) return this.#output;
    const output: Output = { worker };
    this.#output = output;
    try {
      const value = readOutput(worker, this.options.schema);
      if (value instanceof Promise) output.pending = this.#wait(output, value);
      else output.value = value;
    } catch (error) {
      output.error = error as HandingerError;
    }
    return output;
  }

  async #wait(output: Output, value: Promise<unknown>): Promise<void> {
    try {
      output.value = await value;
    } catch (error) {
      output.error = error as HandingerError;
    }
    delete output.pending;
    this.#show();
  }
}
