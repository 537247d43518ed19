import type { OutputFile, Source, StreamUsage, TaskStatus, Worker } from '../generated/types.gen.ts';
import { filesOf, reasoningOf, toolCallsOf } from './message-parts.ts';
import { nextToolCall, type ToolChunk } from './next-tool-call.ts';
import type { Snapshot, TaskChunk } from './task-chunk.ts';
import { TextBuffer } from './text-buffer.ts';
import type { ToolCall, TurnState } from './turn-state.ts';

/** What a step had when it began: where it is withdrawn, this is what remains. */
interface StepMark {
  readonly reasoning: string;
  readonly toolCalls: readonly ToolCall[];
  readonly sources: readonly Source[];
  readonly files: readonly OutputFile[];
}

/**
 * Takes the chunks of a stream one after the other, and tells the state that they make. Of a stream with several turns it is the state
 * of the last one.
 */
export class TurnFold {
  taskId: string | undefined;
  turnId: string | undefined;
  workerId: string | undefined;
  status: TaskStatus = 'pending';
  toolCalls: readonly ToolCall[] = [];
  sources: readonly Source[] = [];
  files: readonly OutputFile[] = [];
  usage: StreamUsage | undefined;
  worker: Worker | undefined;

  #seq: number | undefined;
  #input: string | undefined;
  #structuredOutput: unknown = null;
  #error: string | undefined;
  /** The text of the steps before, and of the last of them that had any. */
  #earlierText = '';
  #previousText = '';
  #stepText = new TextBuffer();
  #reasoning = new TextBuffer();
  #mark: StepMark | undefined;

  /** The answer so far: the text of the last step that has any. */
  get text(): string {
    return this.#stepText.text || this.#previousText;
  }

  /** All the text of the turn, also that of the steps before. */
  get transcript(): string {
    return this.#earlierText + this.#stepText.text;
  }

  get reasoning(): string {
    return this.#reasoning.text;
  }

  /** The state so far. What did not change since the last time is the same object. */
  get state(): TurnState {
    const { taskId, turnId, workerId, status, text, reasoning, toolCalls, sources, files, usage, worker } =
      this;
    return {
      taskId,
      turnId,
      workerId,
      seq: this.#seq,
      input: this.#input,
      status,
      text,
      reasoning,
      toolCalls,
      sources,
      files,
      structuredOutput: this.#structuredOutput,
      usage,
      worker,
      error: this.#error,
    };
  }

  add(chunk: TaskChunk): void {
    switch (chunk.type) {
      case 'text-delta':
        this.#stepText.append(chunk.delta);
        break;
      case 'reasoning-delta':
        this.#reasoning.append(chunk.delta);
        break;
      case 'start':
        if (this.status !== 'pending') this.#beginTurn();
        this.status = 'running';
        break;
      case 'data-task': {
        const { taskId, turnId, workerId, seq, input } = chunk.data;
        Object.assign(this, { taskId, turnId, workerId, status: 'running' });
        this.#seq = seq;
        this.#input = input;
        break;
      }
      case 'start-step': {
        const { reasoning, toolCalls, sources, files } = this;
        this.#mark = { reasoning, toolCalls, sources, files };
        this.#setText(this.text, this.transcript);
        break;
      }
      case 'reset-step':
        this.#resetStep();
        break;
      case 'source-url': {
        const { sourceId: id, url, title = null } = chunk;
        this.sources = [...this.sources, { id, title, type: 'url', url }];
        break;
      }
      case 'data-file':
        this.#addFile(chunk.data);
        break;
      case 'file':
        // With a name where a `data-file` came before it.
        if (!this.files.some(({ url }) => url === chunk.url)) {
          this.#addFile({ filename: null, mediaType: chunk.mediaType, url: chunk.url });
        }
        break;
      case 'data-usage':
        this.usage = chunk.data;
        break;
      case 'data-worker':
        this.#end(chunk.data);
        break;
      case 'data-snapshot':
        this.#replace(chunk.data);
        break;
      case 'finish':
        this.status = 'completed';
        break;
      case 'error':
        this.status = 'error';
        this.#error = chunk.errorText;
        break;
      case 'abort':
        this.status = 'aborted';
        this.#error = chunk.reason;
        break;
      default:
        if (chunk.type.startsWith('tool-')) this.#addToolChunk(chunk as ToolChunk);
    }
  }

  #beginTurn(): void {
    const { taskId, workerId } = this;
    Object.assign(this, new TurnFold(), { taskId, workerId });
    this.#seq = this.#input = this.#error = this.#mark = undefined;
    this.#structuredOutput = null;
    this.#setText('', '');
    this.#reasoning = new TextBuffer();
  }

  /** What follows is the text of another step. */
  #setText(text: string, transcript: string): void {
    this.#previousText = text;
    this.#earlierText = transcript;
    this.#stepText = new TextBuffer();
  }

  #resetStep(): void {
    this.#stepText = new TextBuffer();
    if (!this.#mark) return;
    const { reasoning, ...rest } = this.#mark;
    Object.assign(this, rest);
    this.#reasoning = new TextBuffer(reasoning);
  }

  #addFile(file: OutputFile): void {
    this.files = [...this.files.filter(({ url }) => url !== file.url), file];
  }

  #addToolChunk(chunk: ToolChunk): void {
    if (chunk.toolCallId === undefined) return;
    const at = this.toolCalls.findLastIndex(({ id }) => id === chunk.toolCallId);
    const known = this.toolCalls[at];
    const call = nextToolCall(known, chunk);
    this.toolCalls = known ? this.toolCalls.with(at, call) : [...this.toolCalls, call];
  }

  #end(worker: Worker): void {
    this.worker = worker;
    this.workerId = worker.id;
    this.#setText(worker.output_text, worker.output_text);
    this.sources = worker.sources;
    this.#structuredOutput = worker.structured_output;
  }

  #replace({ taskId, turnId, turn, worker }: Snapshot): void {
    this.#end(worker);
    Object.assign(this, { taskId, turnId });
    this.#reasoning = new TextBuffer(reasoningOf(worker));
    this.toolCalls = toolCallsOf(worker);
    this.files = turn?.files ?? filesOf(worker);
    if (!turn) return;
    const { credits, durationMs, inputTokens, outputTokens } = turn;
    this.usage = { credits, durationMs, inputTokens, outputTokens };
    this.#seq = turn.seq;
    this.#input = turn.input;
  }
}
