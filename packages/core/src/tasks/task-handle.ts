import type { TaskStatus, Worker } from '../generated/types.gen.ts';
import type { OutputSchema } from '../output/output-schema.ts';
import type { WorkerWithOutput } from '../output/with-output.ts';
import type { TaskStream } from '../streaming/task-stream.ts';
import type { RequestOptions } from '../transport/request-options.ts';

/** Where a turn is: plain data, which any process can keep and `tasks.attach` takes. */
export interface TaskPlace {
  readonly taskId: string;
  /** Undefined: the last turn of the task at that moment. */
  readonly turnId?: string | undefined;
  /** Undefined: looked up where it is needed. */
  readonly workerId?: string | undefined;
  /** The event after which its stream begins. Undefined: from the beginning of the turn. */
  readonly lastEventId?: string | undefined;
}

/** Options of a wait for a turn. */
export interface WaitOptions<TOutput = unknown> extends RequestOptions<TOutput> {
  /** Milliseconds for the whole wait. Default: none. */
  timeout?: number | undefined;
}

/** The reads that a handle makes. Supplied from above. */
export interface TurnReader {
  wait(place: TaskPlace, options?: WaitOptions): Promise<Worker>;
  stream(place: TaskPlace, options?: RequestOptions): TaskStream;
  status(place: TaskPlace, options?: RequestOptions): Promise<TaskStatus>;
}

/**
 * A turn that runs on the server without anybody waiting for it. As JSON it is its three ids: store them, and give them to
 * `tasks.attach` in another process.
 */
export class TaskHandle<TOutput = Worker['structured_output'], TInput = TOutput> implements TaskPlace {
  readonly taskId: string;
  readonly turnId: string | undefined;
  readonly workerId: string | undefined;
  readonly lastEventId: string | undefined;
  readonly #reader: TurnReader;
  readonly #schema: OutputSchema<TOutput, TInput> | undefined;

  /** @param schema what the structured output is to be, where the handle gives it */
  constructor(
    { taskId, turnId, workerId, lastEventId }: TaskPlace,
    reader: TurnReader,
    schema?: OutputSchema<TOutput, TInput>,
  ) {
    this.taskId = taskId;
    this.turnId = turnId;
    this.workerId = workerId;
    this.lastEventId = lastEventId;
    this.#reader = reader;
    this.#schema = schema;
  }

  /**
   * The state of the worker when the turn is over: what `tasks.create` would have given. It can be asked for any number of times.
   *
   * @throws {DeadlineExceededError} when `timeout` or `deadline` is over; the task runs on
   * @throws {OutputError} when there is a schema, and no output that matches it
   */
  result(options?: WaitOptions<TOutput>): Promise<WorkerWithOutput<TOutput>> {
    return this.#reader.wait(this, { schema: this.#schema, ...options }) as Promise<
      WorkerWithOutput<TOutput>
    >;
  }

  /** The chunks of the turn from its beginning, or after the place of a cursor, then live. */
  stream(options?: RequestOptions<TOutput, TInput>): TaskStream<TOutput, TInput> {
    return this.#reader.stream(this, { schema: this.#schema, ...options }) as TaskStream<TOutput, TInput>;
  }

  /** How far the turn is. */
  status(options?: RequestOptions): Promise<TaskStatus> {
    return this.#reader.status(this, options);
  }

  toJSON(): TaskPlace {
    const { taskId, turnId, workerId, lastEventId } = this;
    return { taskId, turnId, workerId, lastEventId };
  }
}
