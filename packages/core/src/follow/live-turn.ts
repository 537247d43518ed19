import { HandingerError } from '../errors/handinger-error.ts';
import type { TaskStatus, Turn, Worker } from '../generated/types.gen.ts';
import { PartialOutput } from '../output/partial-output.ts';
import type { Tasks } from '../resources/tasks.ts';
import { closingChunks } from '../streaming/closing-chunks.ts';
import type { TaskChunk } from '../streaming/task-chunk.ts';
import type { TaskStream } from '../streaming/task-stream.ts';
import { TurnFold } from '../streaming/turn-fold.ts';
import { workerOfTurn } from '../streaming/worker-of-turn.ts';
import { newId } from '../tasks/new-id.ts';
import type { TaskPlace } from '../tasks/task-handle.ts';
import type { UploadProgress } from '../transport/upload-progress.ts';
import { MessageFold } from './message-fold.ts';
import { messagesByTurn, metadataOf } from './stored-messages.ts';
import type { Submission } from './submission.ts';
import type { TaskMessage, TextPart } from './task-message.ts';
import type { TurnActivity, TurnUpload } from './turn-activity.ts';
import { userMessage } from './user-message.ts';

/** Whether a turn has come to its end, well or not. */
export function isOver(status: TaskStatus): boolean {
  return status !== 'pending' && status !== 'running';
}

/** One turn from what was submitted to its last chunk, over as many requests and streams as it takes. */
export class LiveTurn {
  id: string;
  /** What its chunks have told so far. */
  readonly fold = new TurnFold();
  /** The structured output while it is being written, and as the server has it in the end. */
  object: unknown;
  /** The last event that was read of it: the next stream goes on from there. */
  lastEventId: string | undefined;
  /** The server has it. */
  isStored: boolean;
  /** Why it could not be started, or can't be read on. */
  error: HandingerError | undefined;

  readonly #submission: Submission | undefined;
  #uploads: UploadProgress[] = [];
  readonly #parts = new MessageFold();
  readonly #output = new PartialOutput();
  #question: TaskMessage;
  #answerId: string;
  #messages: readonly TaskMessage[] = [];
  #failure: HandingerError | undefined;

  /** @param from a turn that the server has, or what a new one is to be started with */
  constructor(from: Turn | Submission) {
    const stored = 'id' in from ? from : undefined;
    this.#submission = 'id' in from ? undefined : from;
    this.isStored = stored !== undefined;
    this.id = this.#answerId = stored?.id ?? newId('trn_');
    const files = this.#files.map(({ name, type }) => ({ filename: name, mediaType: type }));
    const metadata = stored ? metadataOf(stored) : { turnId: this.id, status: 'pending' as const };
    this.#question = userMessage(from.input, files, metadata);
  }

  get #files(): readonly File[] {
    return this.#submission?.files ?? [];
  }

  /** The place in its task; `Infinity` until the server has told it. */
  get seq(): number {
    return this.#question.metadata.seq ?? Infinity;
  }

  get status(): TaskStatus {
    return this.fold.status === 'pending' ? this.#question.metadata.status : this.fold.status;
  }

  get isOver(): boolean {
    return isOver(this.status);
  }

  get activity(): TurnActivity {
    if (this.error) return 'error';
    const { status, upload } = this;
    if (upload && upload.sent < upload.total) return 'uploading';
    return status === 'pending' ? 'submitted' : status === 'running' ? 'streaming' : status;
  }

  /** What is wrong with it: it could not be started or read, or has failed; then the code is `turn_failed`. */
  get problem(): HandingerError | undefined {
    const { status, error, taskId } = this.fold.state;
    if (this.error || status !== 'error') return this.error;
    this.#failure ??= new HandingerError(error, { code: 'turn_failed', taskId, turnId: this.id });
    return this.#failure;
  }

  /** How far its files are; undefined without any, and once they are there. */
  get upload(): TurnUpload | undefined {
    const files = this.#files;
    if (this.isStored || files.length === 0) return undefined;
    const sent = this.#uploads.reduce((bytes, progress) => bytes + progress.sent, 0);
    const total = files.reduce((bytes, { size }) => bytes + size, 0);
    return { sent, total, files: this.#uploads.filter(Boolean) };
  }

  /** What would start the same again. The files of a turn that was started elsewhere are in the worker's workspace already. */
  get submission(): Submission {
    return this.#submission ?? { input: (this.#question.parts[0] as TextPart).text };
  }

  /** The user's message, and the answer as far as it is there. The same array until something changes. */
  get messages(): readonly TaskMessage[] {
    const { parts } = this.#parts;
    const { status, error } = this.fold.state;
    const { metadata } = this.#question;
    if (status !== 'pending' && (status !== metadata.status || error !== metadata.error)) {
      this.#question = { ...this.#question, metadata: { ...metadata, status, ...(error && { error }) } };
    }
    const question = this.#question;
    const isShown = parts.length > 0 || this.isOver;
    const [before, answer] = this.#messages;
    if (before !== question || (isShown && answer?.parts !== parts)) {
      const { metadata: shared } = question;
      this.#messages = isShown
        ? [question, { id: this.#answerId, role: 'assistant', parts, metadata: shared }]
        : [question];
    }
    return this.#messages;
  }

  /**
   * Sends it, where need be once more under the same id: the server runs it once. What goes wrong is its `error`.
   *
   * @param place the task, which is made where there is none, and its worker
   * @param onProgress there is more of its files on the server
   * @returns its stream, once the server has stored it
   */
  async start(tasks: Tasks, place: TaskPlace, onProgress: () => void): Promise<TaskStream | undefined> {
    const { taskId, workerId } = place;
    this.error = undefined;
    this.#uploads = [];
    try {
      const stream = await tasks.stream(
        { ...this.submission, taskId, workerId, turnId: this.id },
        {
          idempotencyKey: this.id,
          onUploadProgress: (progress) => {
            this.#uploads[progress.index] = progress;
            onProgress();
          },
        },
      );
      this.isStored = true;
      this.id = stream.turnId ?? this.id;
      return stream;
    } catch (error) {
      this.error = error as HandingerError;
      return undefined;
    }
  }

  /** Its stream from where it was left, opened when it is read. It is opened again as often as it takes. */
  resume(tasks: Tasks, { taskId, workerId }: TaskPlace): TaskStream {
    const { id: turnId, lastEventId } = this;
    return tasks
      .attach<unknown>({ taskId, turnId, workerId, lastEventId })
      .stream({ maxReconnects: Infinity });
  }

  add(chunk: TaskChunk): void {
    const { fold } = this;
    fold.add(chunk);
    const toolCallId = 'toolCallId' in chunk && chunk.toolCallId;
    this.#parts.add(chunk, toolCallId ? fold.toolCalls.findLast(({ id }) => id === toolCallId) : undefined);
    const change = this.#output.read(chunk);
    if (change) this.object = change.value;
    if (chunk.type === 'start') this.#answerId = chunk.messageId ?? this.#answerId;
    else if (chunk.type === 'data-task') {
      const { seq, status, createdAt, input, inputFiles } = chunk.data;
      const { id } = this.#question;
      this.#question = { ...userMessage(input, inputFiles, { turnId: this.id, seq, status, createdAt }), id };
    } else if (chunk.type === 'data-snapshot') {
      const { seq } = this;
      const [, answer] = messagesByTurn(chunk.data.worker).at(seq < Infinity ? seq : -1) ?? [];
      this.#answerId = answer?.id ?? this.#answerId;
      this.#parts.replace(answer?.parts ?? []);
    } else if (chunk.type === 'data-worker') this.object = chunk.data.structured_output ?? this.object;
  }

  /**
   * Takes over what the server has stored of it.
   *
   * @param worker the state at the end of the task, as it is now
   * @returns the chunks that were still missing
   */
  settle(turn: Turn, worker: Worker): TaskChunk[] {
    const missing = isOver(this.fold.status)
      ? []
      : closingChunks(turn, workerOfTurn(worker, turn), 'not_resumable');
    for (const chunk of missing) this.add(chunk);
    const [{ parts } = this.#question, answer] = messagesByTurn(worker)[turn.seq] ?? [];
    // What was begun when it broke off is not stored.
    if (answer && turn.status !== 'completed') this.#parts.replace(answer.parts);
    this.#question = { ...this.#question, parts, metadata: metadataOf(turn) };
    return missing;
  }
}
