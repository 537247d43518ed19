import { createAbortError } from '../errors/create-abort-error.ts';
import { HandingerError } from '../errors/handinger-error.ts';
import type { Worker } from '../generated/types.gen.ts';
import type { ChunkReader } from './chunk-reader.ts';
import type { ChunkSource, Reconnection } from './chunk-source.ts';
import { StreamWait } from './stream-wait.ts';
import type { TaskChunk } from './task-chunk.ts';
import { TurnFold } from './turn-fold.ts';

interface Copy {
  readonly chunk: TaskChunk;
  readonly raw: string | undefined;
  readonly lastEventId: string | undefined;
  readonly isLast: boolean;
}

/** Two sources of one: it is read as fast as the faster of them; what the other has not taken yet is kept. */
export function teeSource(reader: ChunkReader, source: ChunkSource): [ChunkSource, ChunkSource] {
  let pulling: Promise<boolean> | undefined;
  const branches: TeeBranch[] = [];
  const pull = async (): Promise<boolean> => {
    try {
      const { value: chunk, done } = await reader.next();
      if (done) return false;
      const { raw, lastEventId, isOver: isLast } = source;
      for (const branch of branches) branch.add({ chunk, raw, lastEventId, isLast });
      return true;
    } finally {
      pulling = undefined;
    }
  };
  const share = (): Promise<boolean> => {
    pulling ??= pull();
    return pulling;
  };
  const leave = (): void => {
    if (branches.every(({ isLeft }) => isLeft)) reader.leave();
  };
  const left = new TeeBranch(source, share, leave);
  const right = new TeeBranch(source, share, leave);
  branches.push(left, right);
  return [left, right];
}

class TeeBranch implements ChunkSource {
  readonly fold = new TurnFold();
  raw: string | undefined;
  lastEventId: string | undefined;
  isOver = false;
  isLeft = false;
  onReconnect: ((event: Reconnection) => void) | undefined;

  readonly #source: ChunkSource;
  readonly #pull: () => Promise<boolean>;
  readonly #onLeave: () => void;
  readonly #wait = new StreamWait(undefined, 0);
  #copies: Copy[] = [];
  #at = 0;

  constructor(source: ChunkSource, pull: () => Promise<boolean>, onLeave: () => void) {
    this.#source = source;
    this.#pull = pull;
    this.#onLeave = onLeave;
    this.lastEventId = source.lastEventId;
  }

  get controller(): AbortController {
    return this.#wait.controller;
  }
  get response(): Response {
    return this.#source.response;
  }
  get taskId(): string | undefined {
    return this.fold.taskId ?? this.#source.taskId;
  }
  get turnId(): string | undefined {
    return this.fold.turnId ?? this.#source.turnId;
  }
  get workerId(): string | undefined {
    return this.fold.workerId ?? this.#source.workerId;
  }

  add(copy: Copy): void {
    if (!this.isLeft) this.#copies.push(copy);
  }

  take(): TaskChunk | undefined {
    const copy = this.#copies[this.#at];
    if (!copy) return undefined;
    this.#at += 1;
    if (this.#at === this.#copies.length) {
      this.#copies = [];
      this.#at = 0;
    }
    this.raw = copy.raw;
    this.lastEventId = copy.lastEventId;
    this.isOver = copy.isLast;
    this.fold.add(copy.chunk);
    return copy.chunk;
  }

  async fill(): Promise<boolean> {
    if (this.#copies.length > 0) return true;
    try {
      return await this.#wait.for(this.#pull());
    } catch (error) {
      throw error instanceof HandingerError ? error : createAbortError(error);
    }
  }

  leave(): void {
    this.isLeft = true;
    this.#copies = [];
    this.#onLeave();
  }

  findWorker(): Promise<Worker> {
    return this.#source.findWorker();
  }

  report(what: string, error: unknown): void {
    this.#source.report(what, error);
  }
}
