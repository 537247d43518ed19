import type { TaskChunk } from '../streaming/task-chunk.ts';
import type { ToolCall } from '../streaming/turn-state.ts';
import type { TaskMessagePart, ToolPart } from './task-message.ts';

/** A text that is being written: its place among the parts, and what has come since the parts were taken last. */
interface OpenText {
  readonly index: number;
  pieces: string[];
}

/** As much of a chunk as is looked at. */
interface Chunk {
  readonly type: string;
  readonly id?: string;
  readonly delta?: string;
  readonly data?: unknown;
  readonly transient?: boolean;
}

interface ToolChunk {
  readonly type: string;
  readonly toolCallId?: string;
  readonly toolName?: string;
  readonly dynamic?: boolean;
  readonly inputTextDelta?: string;
}

const textStep = /^(text|reasoning)-(start|delta|end)$/;
/** Chunks that are parts of the message as they are. */
const isPart = /^(?:source-(?:url|document)|(?:reasoning-)?file|custom|steering-message)$/;
/** Data, but what is about the turn and no part of what it says. */
const isData = /^data-(?!(?:task|usage|worker|snapshot)$)/;

/** Makes the parts of an answer's message from the chunks of its stream, as the stream protocol's own reader does. */
export class MessageFold {
  #parts: TaskMessagePart[] = [];
  #open = new Map<string, OpenText>();
  #taken: readonly TaskMessagePart[] = [];
  #hasChanged = false;

  /** The parts so far. The same array until something changes; in a new one, what did not change is the same object. */
  get parts(): readonly TaskMessagePart[] {
    if (!this.#hasChanged) return this.#taken;
    for (const open of this.#open.values()) this.#write(open);
    this.#hasChanged = false;
    this.#taken = [...this.#parts];
    return this.#taken;
  }

  /** What comes replaces all that was. */
  replace(parts: readonly TaskMessagePart[]): void {
    this.#parts = [...parts];
    this.#open.clear();
    this.#hasChanged = true;
  }

  /** @param call the call that a chunk of a tool is about, this chunk included */
  add(chunk: TaskChunk, call?: ToolCall): void {
    this.#hasChanged = true;
    // Nearly every chunk.
    const written = chunk.type === 'text-delta' && this.#open.get(`text${chunk.id}`);
    if (written) return void written.pieces.push(chunk.delta);
    const { type, id = '' } = chunk as Chunk;
    const [, kind, step] = textStep.exec(type) ?? [];
    if (kind) this.#addText(chunk as Chunk, kind, step, kind + id);
    else if (call) this.#addTool(chunk as ToolChunk, call);
    else if (type === 'start') this.replace([]);
    else if (type === 'start-step') this.#parts.push({ type: 'step-start' });
    else if (type === 'reset-step') {
      this.replace(this.#parts.slice(0, this.#parts.findLastIndex((part) => part.type === 'step-start') + 1));
    } else if (isPart.test(type)) this.#parts.push(chunk as TaskMessagePart);
    else if (isData.test(type) && !(chunk as Chunk).transient) this.#addData(chunk as Chunk);
  }

  #addText(chunk: Chunk, kind: string, step: string | undefined, key: string): void {
    const { type: _, id, delta, ...facts } = chunk;
    if (step === 'end') return this.#end(key, facts);
    // A server need not say where parts begin.
    if (step === 'start' || !this.#open.has(key)) {
      // The id of a reasoning belongs to its part, that of a text does not.
      const part = {
        type: kind,
        ...(kind === 'reasoning' && { id }),
        text: '',
        state: 'streaming',
        ...facts,
      };
      this.#open.set(key, { index: this.#parts.push(part as TaskMessagePart) - 1, pieces: [] });
    }
    if (delta) this.#open.get(key)?.pieces.push(delta);
  }

  #write({ index, pieces }: OpenText): void {
    const part = this.#parts[index] as TaskMessagePart & { readonly text: string };
    if (pieces.length > 0)
      this.#parts[index] = { ...part, text: part.text + pieces.splice(0).join('') } as TaskMessagePart;
  }

  #end(key: string, facts: object): void {
    const open = this.#open.get(key);
    if (!open) return;
    this.#write(open);
    this.#parts[open.index] = { ...this.#parts[open.index], ...facts, state: 'done' } as TaskMessagePart;
    this.#open.delete(key);
  }

  #addTool(chunk: ToolChunk, call: ToolCall): void {
    const { type: _, toolCallId, toolName, dynamic, inputTextDelta: __, ...facts } = chunk;
    const at = this.#parts.findLastIndex((part) => 'toolCallId' in part && part.toolCallId === toolCallId);
    const begun = dynamic ? { type: 'dynamic-tool', toolName } : { type: `tool-${call.name}` };
    const { rawInput: ___, ...known } = (this.#parts[at] ?? { ...begun, toolCallId }) as ToolPart;
    const { state, inputText } = call;
    const part = { ...known, ...facts, state, ...(inputText && { rawInput: inputText }) } as ToolPart;
    this.#parts[at < 0 ? this.#parts.length : at] = part;
  }

  /** One with an id that is there already takes its place. */
  #addData(chunk: Chunk): void {
    const { type, id } = chunk;
    const at =
      id === undefined
        ? -1
        : this.#parts.findIndex((part) => part.type === type && (part as Chunk).id === id);
    this.#parts[at < 0 ? this.#parts.length : at] = chunk as TaskMessagePart;
  }
}
