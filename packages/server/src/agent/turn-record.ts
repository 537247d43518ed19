import type { UIMessage } from 'ai';
import { readUIMessageStream } from 'ai';

import type { PublishedFile, TurnChunk } from './turn-chunk.ts';

/** What has come out of a turn so far: everything that its outcome is made of. */
export class TurnRecord {
  inputTokens = 0;
  outputTokens = 0;
  /** Calls to the model, the failed ones too. */
  modelCalls = 0;
  readonly sources: { id: string; url: string; title: string | null }[] = [];
  readonly #files = new Map<string, PublishedFile>();
  readonly #chunks: TurnChunk[] = [];
  readonly #openParts = new Map<string, 'text-end' | 'reasoning-end'>();
  readonly #openCalls = new Set<string>();
  #stepOpen = false;
  #stepTexts: string[] = [];

  /** The text of the last step that had any: what a model says between its tool calls is not the answer. */
  get outputText(): string {
    return this.#stepTexts.findLast((text) => text !== '') ?? '';
  }

  /** Each file once, as it was published last. */
  get files(): PublishedFile[] {
    return [...this.#files.values()];
  }

  /** One credit a model call, and one for a thousand tokens in either direction; rounded to a whole number. */
  get credits(): number {
    return Math.round(this.modelCalls + (this.inputTokens + this.outputTokens) / 1000);
  }

  countTokens(usage: { inputTokens: number | undefined; outputTokens: number | undefined }): void {
    this.inputTokens += usage.inputTokens ?? 0;
    this.outputTokens += usage.outputTokens ?? 0;
  }

  add(chunk: TurnChunk): TurnChunk {
    this.#keep(chunk);
    switch (chunk.type) {
      case 'start-step':
        this.#stepOpen = true;
        this.modelCalls += 1;
        this.#stepTexts.push('');
        break;
      case 'finish-step':
        this.#stepOpen = false;
        break;
      case 'text-start':
        this.#openParts.set(chunk.id, 'text-end');
        break;
      case 'reasoning-start':
        this.#openParts.set(chunk.id, 'reasoning-end');
        break;
      case 'text-end':
      case 'reasoning-end':
        this.#openParts.delete(chunk.id);
        break;
      case 'text-delta':
        this.#stepTexts.push((this.#stepTexts.pop() ?? '') + chunk.delta);
        break;
      case 'tool-input-available':
        this.#openCalls.add(chunk.toolCallId);
        break;
      case 'tool-output-available':
      case 'tool-output-error':
        this.#openCalls.delete(chunk.toolCallId);
        break;
      case 'data-file': {
        const { url: path, ...file } = chunk.data;
        this.#files.set(path, { ...file, path });
        break;
      }
      case 'source-url':
        this.sources.push({ id: chunk.sourceId, url: chunk.url, title: chunk.title ?? null });
        break;
      default:
    }
    return chunk;
  }

  /** The chunks that end what a failure left open, so that every reader sees whole parts and no tool that works for ever. */
  closing(): TurnChunk[] {
    return [
      ...Array.from(this.#openCalls, (toolCallId) => ({
        type: 'tool-output-error' as const,
        toolCallId,
        errorText: 'The turn ended before the tool had answered.',
      })),
      ...Array.from(this.#openParts, ([id, type]) => ({ type, id })),
      ...(this.#stepOpen ? [{ type: 'finish-step' as const }] : []),
    ];
  }

  /** The chunks as one assistant message, folded by the AI SDK's own reader. Its id is empty: the caller names messages. */
  async message(): Promise<UIMessage> {
    let message: UIMessage = { id: '', role: 'assistant', parts: [] };
    const stream = ReadableStream.from<TurnChunk>(this.#chunks);
    for await (const snapshot of readUIMessageStream({ message, stream })) {
      message = snapshot;
    }
    return message;
  }

  /** Deltas that follow each other are kept as one: the reader copies the whole message at each chunk. */
  #keep(chunk: TurnChunk): void {
    const last = this.#chunks.at(-1);
    if (chunk.type === 'text-delta' && last?.type === 'text-delta' && last.id === chunk.id) {
      last.delta += chunk.delta;
    } else {
      this.#chunks.push({ ...chunk });
    }
  }
}
