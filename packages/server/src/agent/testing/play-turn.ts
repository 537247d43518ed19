import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createOfflineModel } from '../offline-model.ts';
import { runTurn } from '../run-turn.ts';
import type { TurnOutcome } from '../run-turn.ts';
import type { TurnChunk } from '../turn-chunk.ts';
import type { TurnRequest } from '../turn-request.ts';
import { openWorkspace } from '../workspace.ts';

/** A turn that ran: its chunks and its outcome. */
export interface PlayedTurn {
  chunks: TurnChunk[];
  outcome: TurnOutcome;
  /** The types of the chunks, in order. */
  types: string[];
  /** The text of all deltas. */
  text: string;
}

/** Runs a turn with the offline model in an empty workspace, or with what the caller gives instead; `onChunk` sees each chunk as it comes. */
export async function playTurn(
  given: Partial<TurnRequest> & { input: string },
  onChunk?: (chunk: TurnChunk) => void,
): Promise<PlayedTurn> {
  const folder = await mkdtemp(join(tmpdir(), 'handinger-agent-'));
  try {
    const run = runTurn({
      instructions: 'Answer the question.',
      outputSchema: null,
      history: [],
      inputFiles: [],
      workspace: openWorkspace(folder),
      budget: 'standard',
      model: createOfflineModel(),
      signal: new AbortController().signal,
      ...given,
    });
    const chunks: TurnChunk[] = [];
    for (;;) {
      const step = await run.next();
      if (step.done === true) {
        const types = chunks.map(({ type }) => type);
        const text = chunks.map((chunk) => (chunk.type === 'text-delta' ? chunk.delta : '')).join('');
        return { chunks, outcome: step.value, types, text };
      }
      chunks.push(step.value);
      onChunk?.(step.value);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
