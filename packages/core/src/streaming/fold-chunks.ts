import type { TaskChunk } from './task-chunk.ts';
import { TurnFold } from './turn-fold.ts';
import type { TurnState } from './turn-state.ts';

/** The state that chunks make: of their last turn, where they are those of several. */
export function foldChunks(chunks: Iterable<TaskChunk>): TurnState {
  const fold = new TurnFold();
  for (const chunk of chunks) fold.add(chunk);
  return fold.state;
}
