import type { StreamChunk, Turn, Worker } from '../generated/types.gen.ts';

/**
 * Made by the client where the server could not replay what was missed: the whole of the turn as it was read with
 * `tasks.retrieve`. It replaces everything that came before it. The chunks that end the turn follow.
 */
export interface SnapshotChunk {
  readonly type: 'data-snapshot';
  readonly data: Snapshot;
}

/** The content of a {@link SnapshotChunk}. */
export interface Snapshot {
  /**
   * `not_resumable`: the server can't go on where the stream broke off. `gap`: it went on, but left events out. `silent`: nothing
   * came through any more, as behind a proxy that holds answers back.
   */
  readonly reason: SnapshotReason;
  readonly taskId: string;
  readonly turnId: string | undefined;
  /** The turn as `tasks.retrieve` gives it; undefined where the stream itself told the worker's state. */
  readonly turn: Turn | undefined;
  /** The state of the worker at the end of this turn. */
  readonly worker: Worker;
}

export type SnapshotReason = 'not_resumable' | 'gap' | 'silent';

/** What a {@link TaskStream} gives: the server's chunks, and the client's own snapshot. Unknown types are passed on. */
export type TaskChunk = StreamChunk | SnapshotChunk;
