import type { Turn, Worker } from '../generated/types.gen.ts';
import type { Handinger } from '../handinger.ts';
import type { TaskStream } from '../streaming/task-stream.ts';
import { isOver, type LiveTurn } from './live-turn.ts';
import { nextFrame } from './next-frame.ts';
import { safely } from './safely.ts';
import { StreamPlaces } from './stream-places.ts';
import type { Submission } from './submission.ts';
import type { TaskListener } from './task-listener.ts';
import { idleSnapshot, type TaskActivity, type TaskSnapshot } from './task-snapshot.ts';
import type { TaskSource, TaskSourceEvents } from './task-source.ts';
import { TaskTurns } from './task-turns.ts';
import { TurnReader, type TurnConnection } from './turn-reader.ts';

/** How long a task is followed after the last one has left, in milliseconds: StrictMode, a remount or a hot reload come back at once. */
const grace = 1_000;

/**
 * One task for all who show it: its history, the turn that runs, what is on its way to the server. However many show it and however
 * often they come and go, a submission is sent once and at most one stream is open.
 */
export class TaskStore {
  readonly taskId: string;
  /** As it was when the page was made on the server. */
  readonly firstSnapshot: TaskSnapshot;

  readonly #client: Handinger;
  readonly #source: TaskSource;
  readonly #listeners = new Set<TaskListener>();
  #snapshot: TaskSnapshot | undefined;
  #cancelFlush: (() => void) | undefined;
  #graceTimer: ReturnType<typeof setTimeout> | undefined;

  readonly #turns = new TaskTurns();
  #reading: { readonly turn: LiveTurn; readonly reader: TurnReader } | undefined;
  #connection: TurnConnection = 'closed';
  /** Nobody is to follow it, by `detach`. */
  #isLeft = false;
  #sending: Promise<unknown> = Promise.resolve();

  /** @param open makes what the task is read through */
  constructor(taskId: string, client: Handinger, open: (events: TaskSourceEvents) => TaskSource) {
    this.taskId = taskId;
    this.#client = client;
    this.#source = open({
      isBehind: () => this.#connection === 'waiting' || this.#unsettled.length > 0 || this.#turns.isAhead,
      onChange: (worker) => this.#update(worker),
      onError: (error) => this.#tell('onError', error),
    });
    this.#update();
    this.firstSnapshot = this.getSnapshot();
  }

  readonly getSnapshot = (): TaskSnapshot => (this.#snapshot ??= this.#build());

  /** Whether somebody shows it, or did a moment ago. */
  get isWatched(): boolean {
    return this.#source.isOn;
  }

  /** The worker that the task is said to be of, until the server has told. */
  set workerId(workerId: string | undefined) {
    this.#source.workerId = workerId ?? this.#source.workerId;
  }

  /** Follows the task for as long as somebody listens. */
  subscribe(listener: TaskListener): () => void {
    clearTimeout(this.#graceTimer);
    this.#listeners.add(listener);
    if (!this.isWatched) {
      this.#isLeft = false;
      this.#source.start();
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#graceTimer = setTimeout(() => {
        this.#source.stop();
        this.#update();
      }, grace);
    };
  }

  /**
   * Starts a turn, after those that run or are on their way. What could not be sent before is given up.
   *
   * @returns whether the server has stored it; if not, the snapshot's `error` says why
   */
  submit(submission: Submission): Promise<boolean> {
    return this.#send(this.#turns.add(submission));
  }

  /**
   * Does again what went wrong last: sends what could not be sent, as the same turn, so that it runs once even if it had arrived;
   * reads on what could not be read; starts a turn that has failed anew, with the same input and files.
   *
   * @param isOutputWrong a turn that has completed counts as failed
   * @returns as `submit`
   */
  async retry(isOutputWrong = false): Promise<boolean> {
    const { unsent, shown } = this.#turns;
    if (unsent) return this.#send(unsent);
    if (shown?.isOver && (isOutputWrong || shown.status !== 'completed'))
      return this.submit(shown.submission);
    this.#readOn();
    await this.#source.look();
    return !this.getSnapshot().error;
  }

  /** Closes the stream, for all who show the task; it runs on. `retry` and `submit` follow it again, as does whoever shows it next. */
  detach(): void {
    this.#isLeft = true;
    this.#update();
  }

  #readOn(): void {
    this.#isLeft = false;
    this.#turns.forgive();
    this.#update();
  }

  #send(turn: LiveTurn): Promise<boolean> {
    turn.error = undefined;
    this.#readOn();
    // One after the other: a turn must not overtake the one that makes the task.
    const sent = this.#sending.then(async () => {
      const { taskId } = this;
      const { workerId } = this.#source;
      const stream = await turn.start(this.#client.tasks, { taskId, workerId }, () => this.#publish());
      if (stream) this.#source.begin();
      else if (turn.error) this.#tell('onError', turn.error);
      this.#update(undefined, stream);
      return turn.isStored;
    });
    this.#sending = sent;
    return sent;
  }

  /** Turns that are over on the server, and of which that is still to be read. */
  get #unsettled(): Turn[] {
    const { turns = [] } = this.#source.task ?? {};
    const read = this.#connection === 'open' ? this.#reading?.turn.id : undefined;
    return turns.filter((turn) => isOver(turn.status) && turn.id !== read && !this.#turns.isSettled(turn));
  }

  /** Makes of what is known now the history, and follows the turn that runs. */
  #update(fetched?: Worker, stream?: TaskStream): void {
    this.#turns.accept(this.#source.task?.turns ?? []);
    const unsettled = this.#unsettled;
    const streamed = unsettled.map(({ id }) => this.#turns.find(id)?.fold.worker);
    const worker = fetched ?? (streamed.every(Boolean) ? streamed.at(-1) : this.#source.worker);
    const ended = worker ? this.#turns.settle(unsettled, worker) : [];
    if (unsettled.length > 0 && !worker) void this.#source.fetchWorker();
    for (const { missing } of ended) for (const chunk of missing) this.#tell('onChunk', chunk);
    this.#follow(stream);
    this.#source.refresh();
    this.#publish(ended.length > 0);
    for (const { turn, live } of ended) this.#finish(turn, live, worker as Worker);
  }

  #finish(turn: Turn, { problem, messages, fold }: LiveTurn, worker: Worker): void {
    const { task } = this.#source.finish(worker);
    if (problem) this.#tell('onError', problem);
    const [, message] = messages;
    this.#tell('onFinish', { task, turn, worker: fold.worker ?? worker, message, text: fold.text });
  }

  /** Reads the turn that runs, where somebody wants to know. @param stream the answer to the submission that was just made */
  #follow(stream: TaskStream | undefined): void {
    const { running } = this.#turns;
    const turn = this.isWatched && !this.#isLeft && !running?.error ? running : undefined;
    const given = turn && turn.id === stream?.turnId ? stream : undefined;
    if (!given) stream?.detach();
    if (turn && this.#reading?.turn === turn) return;
    this.#reading?.reader.stop();
    this.#reading = undefined;
    this.#connection = turn ? 'waiting' : 'closed';
    if (turn) this.#reading = { turn, reader: this.#read(turn, given) };
  }

  #read(turn: LiveTurn, given: TaskStream | undefined): TurnReader {
    const { baseURL, tasks } = this.#client;
    return new TurnReader(
      {
        places: StreamPlaces.of(baseURL),
        resume: () => turn.resume(tasks, { taskId: this.taskId, workerId: this.#source.workerId }),
        onChunk: (chunk, lastEventId) => {
          turn.lastEventId = lastEventId;
          turn.add(chunk);
          this.#tell('onChunk', chunk);
          this.#publish();
        },
        onConnection: (connection) => {
          this.#connection = connection;
          this.#source.refresh();
          this.#publish();
        },
        onEnd: (error) => {
          this.#reading = undefined;
          this.#connection = 'closed';
          turn.error = error;
          if (error) this.#tell('onError', error);
          else void this.#source.look();
          this.#turns.pass(turn);
          this.#update();
        },
      },
      given,
    );
  }

  /** What throws in a listener harms nobody else. */
  #tell<Name extends 'onChunk' | 'onFinish' | 'onError'>(
    name: Name,
    event: Parameters<NonNullable<TaskListener[Name]>>[0],
  ): void {
    for (const listener of this.#listeners) safely(() => listener[name]?.(event as never));
  }

  /** Shows what has changed: at the next frame, or at once where it is the status. */
  #publish(isDue = false): void {
    const isUrgent = isDue || (this.#snapshot !== undefined && this.#status !== this.#snapshot.status);
    const flush = () => {
      this.#cancelFlush?.();
      this.#cancelFlush = undefined;
      this.#snapshot = this.#build();
      for (const listener of this.#listeners) safely(() => listener.onChange(isUrgent));
    };
    if (isUrgent) flush();
    else if (this.#listeners.size > 0) this.#cancelFlush ??= nextFrame(flush);
    else this.#snapshot = undefined;
  }

  get #status(): TaskActivity {
    const { shown } = this.#turns;
    if (!shown) return this.#source.error ? 'error' : 'idle';
    return this.#isLeft && !shown.isOver && !shown.error ? 'idle' : shown.activity;
  }

  #build(): TaskSnapshot {
    const { shown, unsent, messages } = this.#turns;
    const { task, isKnown, error } = this.#source;
    const { text, reasoning, toolCalls, sources, files, usage, worker } = shown?.fold.state ?? idleSnapshot;
    const status = this.#status;
    const isStreaming = /ing|mit/.test(status);
    // Also while it is being sent, when there is no stream yet.
    const isOffline = isStreaming && this.#connection === 'closed' && globalThis.navigator?.onLine === false;
    const isBehind = !task || this.#unsettled.some(({ id }) => !this.#turns.find(id));
    return {
      status,
      isStreaming,
      isLoading: isKnown && !error && isBehind,
      messages,
      text,
      reasoning,
      object: shown?.object,
      toolCalls,
      sources,
      files,
      usage,
      worker,
      task: task?.task,
      turns: task?.turns ?? idleSnapshot.turns,
      // Of what can't be read only where there is nothing else to show.
      error: shown?.problem ?? unsent?.error ?? (shown ? undefined : error),
      uploadProgress: shown?.upload,
      connection: isOffline ? 'offline' : this.#connection,
    };
  }
}
