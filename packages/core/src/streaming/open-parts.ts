import type { TaskChunk } from './task-chunk.ts';

/** A part whose pieces are still coming. */
interface OpenPart {
  readonly kind: Kind;
  /** How much of it was handed out. */
  length: number;
  /** What was handed out before this connection. */
  had: string;
  /** How much of it this connection has brought; undefined where the connection did not bring its beginning. */
  replayed: number | undefined;
  /** Whether this connection has brought a piece of it. */
  isContinued: boolean;
}

type Kind = 'text' | 'reasoning' | 'tool';

type Delta = { readonly kind: Kind; readonly id: string; readonly text: string };

/** From this length on, a piece that begins with all that was had of its part is the part itself and no accident. */
const telling = 8;

/**
 * Fits what comes after a reconnection to what was handed out before it. A replay may be merged, one piece for a whole part, and so begin
 * with what was had already; or it may leave out the beginning of a part.
 */
export class OpenParts {
  readonly #parts = new Map<string, OpenPart>();
  /** Looked up last, and for which piece: most often the next one is of the same part, and needs no key. */
  #last: OpenPart | undefined;
  #lastType = '';
  #lastId = '';
  #isFirstConnection = true;
  /** Whether the last piece is known to be the one that comes next in its part. */
  isAligned = false;

  /**
   * What follows comes from a new connection.
   *
   * @param textOf what was handed out of each kind, in all its parts; for a tool's input, of the call with this id
   */
  reconnected(textOf: (kind: Kind, id: string) => string): void {
    this.#isFirstConnection = false;
    for (const [key, part] of this.#parts) {
      const all = textOf(part.kind, key.slice(part.kind.length));
      part.had = all.slice(all.length - part.length);
      part.replayed = undefined;
      part.isContinued = false;
    }
  }

  /** A chunk that was had before: it tells where in a part the connection is. */
  skip(chunk: TaskChunk): void {
    const delta = deltaOf(chunk);
    const key = delta ? `${delta.kind}${delta.id}` : openedBy(chunk);
    const part = key === undefined ? undefined : this.#parts.get(key);
    if (!part) return;
    part.isContinued = true;
    if (!delta) part.replayed = 0;
    else if (part.replayed !== undefined) part.replayed += delta.text.length;
  }

  /**
   * The chunk as it is to be handed out: less what was had of its part already, or undefined where nothing is left of it; `gap` when
   * something before it is missing.
   */
  fit(chunk: TaskChunk): TaskChunk | undefined | 'gap' {
    const { type } = chunk;
    this.isAligned = false;
    if (type === 'text-delta' || type === 'reasoning-delta' || type === 'tool-input-delta')
      return this.#fitDelta(chunk);
    const opened = openedBy(chunk);
    this.#last = undefined;
    if (opened !== undefined) this.#parts.set(opened, openPart(chunk.type.split('-')[0] as Kind));
    else if (type === 'start') this.#parts.clear();
    else if (type.endsWith('-end') || type === 'tool-input-available' || type === 'tool-input-error')
      return this.#close(chunk);
    return chunk;
  }

  #fitDelta(chunk: TaskChunk): TaskChunk | undefined | 'gap' {
    if (chunk.type === 'text-delta' && this.#lastType === 'text-delta' && chunk.id === this.#lastId) {
      if (this.#isFirstConnection && this.#last) {
        this.#last.length += chunk.delta.length;
        return chunk;
      }
    }
    const { kind, id, text } = deltaOf(chunk) as Delta;
    let part = this.#parts.get(kind + id);
    if (!part) {
      if (!this.#isFirstConnection) return 'gap';
      // A server that does not say where parts begin.
      part = openPart(kind);
      this.#parts.set(kind + id, part);
    }
    this.#last = part;
    this.#lastType = chunk.type;
    this.#lastId = id;
    if (this.#isFirstConnection) {
      part.length += text.length;
      return chunk;
    }
    const before = part.length;
    const isPlaced = part.replayed !== undefined;
    const fitting = fitPiece(part, chunk, text);
    this.isAligned = isPlaced || part.length - before < text.length;
    return fitting;
  }

  #close(chunk: TaskChunk): TaskChunk | 'gap' {
    const key = closedBy(chunk);
    if (key === undefined) return chunk;
    const isKnown = this.#parts.delete(key);
    // A tool's input may be there without having been streamed.
    return isKnown || this.#isFirstConnection || key.startsWith('tool') ? chunk : 'gap';
  }
}

function openPart(kind: Kind): OpenPart {
  return { kind, length: 0, had: '', replayed: 0, isContinued: true };
}

function fitPiece(part: OpenPart, chunk: TaskChunk, text: string): TaskChunk | undefined | 'gap' {
  const { had, length, replayed, isContinued } = part;
  part.isContinued = true;
  let overlap = 0;
  if (replayed !== undefined) {
    overlap = length - replayed;
    part.replayed = replayed + text.length;
    if (overlap < 0 || (overlap > 0 && !text.startsWith(had.slice(replayed)))) return 'gap';
  } else if (!isContinued && length >= telling && text.startsWith(had)) {
    overlap = length;
  }
  part.length += text.length - overlap;
  if (overlap === 0) return chunk;
  const rest = text.slice(overlap);
  if (rest === '') return undefined;
  return { ...chunk, [chunk.type === 'tool-input-delta' ? 'inputTextDelta' : 'delta']: rest } as TaskChunk;
}

function deltaOf(chunk: TaskChunk): Delta | undefined {
  if (chunk.type === 'text-delta') return { kind: 'text', id: chunk.id, text: chunk.delta };
  if (chunk.type === 'reasoning-delta') return { kind: 'reasoning', id: chunk.id, text: chunk.delta };
  if (chunk.type === 'tool-input-delta')
    return { kind: 'tool', id: chunk.toolCallId, text: chunk.inputTextDelta };
  return undefined;
}

function openedBy(chunk: TaskChunk): string | undefined {
  if (chunk.type === 'text-start') return `text${chunk.id}`;
  if (chunk.type === 'reasoning-start') return `reasoning${chunk.id}`;
  return chunk.type === 'tool-input-start' ? `tool${chunk.toolCallId}` : undefined;
}

function closedBy(chunk: TaskChunk): string | undefined {
  if (chunk.type === 'text-end') return `text${chunk.id}`;
  if (chunk.type === 'reasoning-end') return `reasoning${chunk.id}`;
  const isToolInput = chunk.type === 'tool-input-available' || chunk.type === 'tool-input-error';
  return isToolInput ? `tool${chunk.toolCallId}` : undefined;
}
