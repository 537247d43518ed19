import { agreesWithWorker } from './agrees-with-worker.ts';
import { EventOrder } from './event-order.ts';
import { OpenParts } from './open-parts.ts';
import { parseChunk } from './parse-chunk.ts';
import type { SseEvent } from './sse-parser.ts';
import type { TaskChunk } from './task-chunk.ts';
import { TurnFilter } from './turn-filter.ts';
import { TurnFold } from './turn-fold.ts';

/** A chunk, and the event that it came from; none where the client made it. */
export interface Item {
  readonly chunk: TaskChunk;
  readonly event: SseEvent | undefined;
}

/** Where a sequence begins. */
export interface SequenceStart {
  /** The stream is over with one turn; otherwise with the server's `done`. */
  readonly isOfOneTurn: boolean;
  /** The turn, where the server has named it. */
  readonly turnId: string | undefined;
  /** The event after which the caller asked to go on. */
  readonly lastEventId: string | undefined;
  /** The first connection is the answer to the request that started the turn, and shows nothing else. */
  readonly isOwnAnswer: boolean;
  /** Throws where a chunk is not as documented. */
  readonly checkChunk?: ((chunk: TaskChunk) => void) | undefined;
}

/**
 * The events of one connection after the other, as one sequence of chunks: none twice, none of another turn, and with a snapshot where
 * something is missing.
 */
export class EventSequence {
  readonly fold = new TurnFold();
  readonly filter: TurnFilter;
  /** The event after which the next connection has to go on. */
  resumeAfter: string | undefined;
  /** Of the chunk that was taken last: the text of its event, unless the chunk was changed. */
  raw: string | undefined;
  /** The last event that was taken. */
  lastEventId: string | undefined;
  chunksSeen = 0;
  /** The server said `done`. */
  isDone = false;
  /** The last chunk was taken. */
  isOver = false;
  /** The rest of the turn is to be read from the task. */
  isLost = false;
  /** What is wrong with the event that comes next. */
  failure: unknown;
  /** How many events were new. */
  progress = 0;

  readonly #isOfOneTurn: boolean;
  readonly #order: EventOrder;
  /** Begins with a stream that was asked for, and not with the answer that started the turn. */
  readonly #isReplay: boolean;
  readonly #checkChunk: SequenceStart['checkChunk'];
  readonly #parts = new OpenParts();
  #events: readonly SseEvent[] = [];
  #at = 0;
  #ready: Item[] = [];
  #held: Item | undefined;
  #endsAfterReady = false;
  #isReconnected = false;
  /** Whether the turn that is being read was cut. */
  #isCut = false;
  #hasGap = false;
  /** The caller has the beginning of the turn that is being read: the fold does not. */
  #isContinued: boolean;
  /** The chunk that is being read is only a part of what came. */
  #isTrimmed = false;
  /** Chunks without an id have come since the last event with one. */
  #isUnnumbered = false;

  constructor({ isOfOneTurn, turnId, lastEventId, isOwnAnswer, checkChunk }: SequenceStart) {
    this.#checkChunk = checkChunk;
    this.#isOfOneTurn = isOfOneTurn;
    this.lastEventId = this.resumeAfter = lastEventId;
    this.#order = new EventOrder(lastEventId);
    this.#isReplay = !isOwnAnswer;
    this.#isContinued = lastEventId !== undefined;
    this.filter = new TurnFilter(turnId, isOwnAnswer || lastEventId !== undefined);
  }

  /** Whether it is known after which event to go on. */
  get isResumable(): boolean {
    return this.chunksSeen === 0 || (this.resumeAfter !== undefined && !this.#isUnnumbered);
  }

  get hasReady(): boolean {
    return this.#ready.length > 0;
  }

  /** The events that arrived, once all before them were taken. */
  add(events: readonly SseEvent[]): void {
    this.#events = events;
    this.#at = 0;
  }

  /** What comes next comes from a new connection. */
  reconnected(): void {
    this.failure = undefined;
    this.#isReconnected = true;
    this.#order.reconnected();
    if (this.resumeAfter === undefined) this.filter.restart();
    if (this.chunksSeen === 0) return;
    this.#isCut = true;
    const { fold } = this;
    this.#parts.reconnected((kind, id) => {
      if (kind === 'tool') return fold.toolCalls.findLast((call) => call.id === id)?.inputText ?? '';
      return kind === 'text' ? fold.transcript : fold.reasoning;
    });
  }

  /** Ends the sequence with chunks that the client made. */
  endWith(chunks: readonly TaskChunk[]): void {
    this.#ready = chunks.map((chunk) => ({ chunk, event: undefined }));
    this.#endsAfterReady = true;
    this.isLost = false;
  }

  /** The next chunk, where one is at hand. */
  take(): TaskChunk | undefined {
    if (this.#ready.length > 0) return this.#hand(this.#ready.shift() as Item);
    while (this.#at < this.#events.length && !this.isOver) {
      const event = this.#events[this.#at] as SseEvent;
      this.#at += 1;
      const chunk = this.#accept(event);
      if (chunk) return this.#handOut(chunk, event);
      if (this.#ready.length > 0) return this.take();
    }
    return undefined;
  }

  /** After the last chunk: notes the `done` that is at hand. */
  skipToDone(): void {
    const done = this.#events.slice(this.#at).find(({ data }) => data === '[DONE]');
    if (!done) return;
    this.isDone = true;
    this.lastEventId = done.id || this.lastEventId;
  }

  #accept(event: SseEvent): TaskChunk | undefined {
    const { id, data } = event;
    if (data === '[DONE]') return this.#end(id);
    if (data === '') return undefined;
    let chunk: TaskChunk;
    try {
      chunk = parseChunk(data);
      this.#checkChunk?.(chunk);
    } catch (error) {
      this.failure = error;
      this.#events = [];
      return undefined;
    }
    let place = 'new';
    if (id) place = this.#order.place(id);
    else this.#isUnnumbered = true;
    if (place === 'late') this.#hasGap = true;
    if (place === 'seen' || place === 'late') {
      if (this.#isReconnected) this.#parts.skip(chunk);
      return undefined;
    }
    this.progress += 1;
    if (id) {
      this.resumeAfter = id;
      this.#isUnnumbered = false;
    }
    if (this.#isOfOneTurn && !this.#isOfTurn(chunk, event)) return undefined;
    return this.#whole(chunk, event, place === 'jump');
  }

  #isOfTurn(chunk: TaskChunk, event: SseEvent): boolean {
    const verdict = this.filter.judge(chunk);
    if (verdict === 'held') this.#held = { chunk, event };
    else if (verdict === 'lost') this.#lose();
    else if (chunk.type === 'data-task') {
      const held = this.#held;
      this.#held = undefined;
      if (held && verdict === 'own') {
        this.#ready = [held, { chunk, event }];
        return false;
      }
    }
    return verdict === 'own';
  }

  /** The chunk, less what was had of it; with a snapshot before it where it shows that something is missing. */
  #whole(chunk: TaskChunk, event: SseEvent, isJump: boolean): TaskChunk | undefined {
    const fitting = this.#parts.fit(chunk);
    this.#isTrimmed = fitting !== chunk;
    if (chunk.type === 'start') this.#hasGap = this.#isCut = this.#isContinued = false;
    else if (fitting === 'gap' || (isJump && !this.#parts.isAligned)) this.#hasGap = true;
    if (fitting === 'gap') return undefined;
    const isSuspect = this.#hasGap || this.#isCut;
    // Without the final state, nothing says that a replay, or a stream whose ids leave numbers out, was whole.
    const isUnproved = isSuspect || this.#isReplay || !this.#order.isConsecutive;
    if (this.#isOfOneTurn && isEnd(chunk) && isUnproved && !this.fold.worker) {
      this.#lose();
      return undefined;
    }
    // A replay of several turns may tell the same final state for each of them.
    if (chunk.type !== 'data-worker' || !(isSuspect || this.#isOfOneTurn)) return fitting;
    const { taskId = '', turnId } = this.fold;
    const worker = chunk.data;
    const isKnownWhole = this.#isContinued && !isSuspect;
    if (!this.#hasGap && (isKnownWhole || agreesWithWorker(this.fold, worker, isSuspect))) return chunk;
    if (this.#isOfOneTurn && isSuspect) {
      this.#lose();
      return undefined;
    }
    const data = { reason: 'gap', taskId, turnId, turn: undefined, worker } as const;
    this.#ready = [
      { chunk: { type: 'data-snapshot', data }, event: undefined },
      { chunk, event },
    ];
    return undefined;
  }

  #lose(): void {
    this.isLost = true;
    this.#events = [];
  }

  #end(id: string | undefined): undefined {
    this.isDone = true;
    // `done` is no end of a turn: its last chunk may have been lost, or taken for another's.
    const isCutShort = this.#isOfOneTurn || (this.#isReconnected && this.fold.status === 'running');
    if (isCutShort) {
      this.#lose();
      return;
    }
    if (id) this.lastEventId = id;
    this.isOver = true;
  }

  #hand({ chunk, event }: Item): TaskChunk {
    if (this.#endsAfterReady && this.#ready.length === 0) this.isOver = true;
    return this.#handOut(chunk, event);
  }

  #handOut(chunk: TaskChunk, event: SseEvent | undefined): TaskChunk {
    this.chunksSeen += 1;
    this.raw = this.#isTrimmed ? undefined : event?.data;
    if (event?.id) this.lastEventId = event.id;
    this.fold.add(chunk);
    if (this.#isOfOneTurn && isEnd(chunk)) this.isOver = true;
    return chunk;
  }
}

/** Whether the chunk is the last of its turn. */
function isEnd({ type }: TaskChunk): boolean {
  return type === 'finish' || type === 'error' || type === 'abort';
}
