import type { TurnCalls } from '../calls/turn-calls.ts';
import {
  Tasks as GeneratedTasks,
  type TaskCreateParams,
  type TaskCreateParamsNonStreaming,
  type TaskCreateParamsStreaming,
} from '../generated/resources.gen.ts';
import type { Send } from '../generated/resource-contract.gen.ts';
import type { Worker } from '../generated/types.gen.ts';
import type { HandingerBinding } from '../handinger-binding.ts';
import type { OutputSchema } from '../output/output-schema.ts';
import type { WorkerWithOutput } from '../output/with-output.ts';
import type { TaskStream } from '../streaming/task-stream.ts';
import { TaskHandle, type TaskPlace, type WaitOptions } from '../tasks/task-handle.ts';
import type { APIPromise } from '../transport/api-promise.ts';
import type { RequestOptions } from '../transport/request-options.ts';

/** Which turn of a task to wait for, and how long. */
export interface TaskWaitOptions<TOutput = unknown> extends WaitOptions<TOutput> {
  /** Default: the last turn of the task when the wait begins. */
  turnId?: string | undefined;
}

/** The schema of a call whose output is typed by it. */
interface WithSchema<TOutput, TInput> {
  schema: OutputSchema<TOutput, TInput>;
}

/** Run, stream, and continue tasks against a Handinger worker. */
export class Tasks extends GeneratedTasks<HandingerBinding> {
  readonly #turns: TurnCalls;

  constructor(send: Send, turns: TurnCalls) {
    super(send);
    this.#turns = turns;
  }

  /**
   * Run a task on a worker, or a further turn of one, and give the state when it is over; with `stream: true`, its chunks.
   *
   * Source: POST /api/tasks
   *
   * @param options `schema`: what the structured output is to be, as it was given to `workers.create`. The output is then typed, and
   * validated by it; a plain JSON Schema gives it the type that you name: `create<Verdict>(…)`.
   * @throws {OutputError} with a `schema`: there is no output, or it does not match
   * @throws {FileLimitError} before anything is sent: too many or too large files
   * @throws {TaskOutcomeUnknownError} the connection failed, and it can't be found out whether the task was started
   * @throws {PaymentRequiredError} 402: the organization is out of credits
   * @throws {PermissionDeniedError} 403: the key has no access to the worker, or the task is another worker's
   * @throws {NotFoundError} 404: there is no such worker
   *
   * @example
   * ```ts
   * const worker = await client.tasks.create({ workerId: 'wrk_vk81XUHKHG-qr4', input: 'Is the sky blue?' }, { schema });
   * console.log(worker.structured_output.verdict);
   * ```
   */
  override create<TOutput = unknown, TInput = TOutput>(
    params: TaskCreateParamsStreaming,
    options: RequestOptions<TOutput, TInput> & WithSchema<TOutput, TInput>,
  ): APIPromise<TaskStream<TOutput, TInput>>;
  override create<TOutput = unknown>(
    params: TaskCreateParamsNonStreaming,
    options: RequestOptions<TOutput> & WithSchema<TOutput, unknown>,
  ): APIPromise<WorkerWithOutput<TOutput>>;
  override create(params: TaskCreateParamsNonStreaming, options?: RequestOptions): APIPromise<Worker>;
  override create(params: TaskCreateParamsStreaming, options?: RequestOptions): APIPromise<TaskStream>;
  override create(params: TaskCreateParams, options?: RequestOptions): APIPromise<Worker | TaskStream>;
  override create(params: TaskCreateParams, options?: RequestOptions): APIPromise<Worker | TaskStream> {
    return super.create(params, options) as APIPromise<Worker | TaskStream>;
  }

  /**
   * As {@link create} with `stream: true`: resolves when the server has stored the turn, to its chunks.
   *
   * @example
   * ```ts
   * const stream = await client.tasks.stream({ workerId: 'wrk_vk81XUHKHG-qr4', input: 'Tell me about dogs.' });
   * for await (const text of stream.textStream) process.stdout.write(text);
   * ```
   */
  stream<TOutput = unknown, TInput = TOutput>(
    params: Omit<TaskCreateParamsNonStreaming, 'stream'>,
    options?: RequestOptions<TOutput, TInput>,
  ): APIPromise<TaskStream<TOutput, TInput>> {
    return this.create({ ...params, stream: true }, options) as APIPromise<TaskStream<TOutput, TInput>>;
  }

  /**
   * Waits until a turn is over, whoever started it, and gives what its `tasks.create` gives. Reads the stream, or the task with
   * growing pauses where it can't be streamed.
   *
   * @param options `timeout` is for the whole wait, in milliseconds
   * @throws {NotFoundError} when there is no such task or turn
   * @throws {DeadlineExceededError} when `timeout` or `deadline` is over; the task runs on
   *
   * @example
   * ```ts
   * const worker = await client.tasks.wait('tsk_01HZY31W2SZJ8MJ2FQTR3M1K9D', { timeout: 60_000 });
   * ```
   */
  wait<TOutput = unknown>(
    taskId: string,
    options: TaskWaitOptions<TOutput> & WithSchema<TOutput, unknown>,
  ): Promise<WorkerWithOutput<TOutput>>;
  wait(taskId: string, options?: TaskWaitOptions): Promise<Worker>;
  wait(taskId: string, { turnId, ...options }: TaskWaitOptions = {}): Promise<Worker> {
    return this.#turns.wait({ taskId, turnId }, options);
  }

  /**
   * As {@link create}, but resolves as soon as the server has stored the turn, and leaves it running. Takes the same care that it
   * runs once.
   *
   * @example
   * ```ts
   * const handle = await client.tasks.createAndDetach({ workerId: 'wrk_vk81XUHKHG-qr4', input: 'Write the report.' });
   * await queue.push(JSON.stringify(handle)); // and elsewhere: client.tasks.attach(JSON.parse(text)).result()
   * ```
   */
  async createAndDetach<TOutput = Worker['structured_output'], TInput = TOutput>(
    params: Omit<TaskCreateParamsNonStreaming, 'stream'>,
    options?: RequestOptions<TOutput, TInput>,
  ): Promise<TaskHandle<TOutput, TInput>> {
    const stream = await this.stream(params, options);
    // A server that does not name the turn in its headers does so in the first chunks. A turn that was found needs no naming, and
    // its stream, which is not open yet, may have to wait for the turn's end.
    const { body, headers } = stream.response;
    if (body && !headers.has('x-handinger-turn-id')) {
      for await (const chunk of stream) if (chunk.type === 'data-task') break;
    }
    stream.detach();
    const { taskId = '', turnId } = stream;
    const workerId = params.workerId ?? (await this.#turns.workerId({ taskId, turnId }, options));
    return this.attach({ taskId, turnId, workerId }, options?.schema);
  }

  /**
   * The handle of a turn that was started before, by this process or another. Sends nothing.
   *
   * @param place a handle, what its `toJSON` gave, a stream's cursor (its `stream()` then goes on from there), or a `taskId` alone for
   * the last turn of that task
   * @param schema what the structured output of the turn is to be
   */
  attach<TOutput = Worker['structured_output'], TInput = TOutput>(
    place: TaskPlace,
    schema?: OutputSchema<TOutput, TInput>,
  ): TaskHandle<TOutput, TInput> {
    return new TaskHandle(place, this.#turns, schema);
  }
}
