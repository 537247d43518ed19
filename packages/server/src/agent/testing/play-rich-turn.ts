import type { Workspace } from '../workspace.ts';
import { attach } from './attach.ts';
import type { PlayedTurn } from './play-turn.ts';
import { playTurn } from './play-turn.ts';
import { verdictSchema } from './verdict-schema.ts';

/** A turn with everything in it: an attached file, a tool call, a written file, a source, an object. */
export async function playRichTurn(workspace: Workspace): Promise<PlayedTurn> {
  const notes = await attach(workspace, 'notes.txt', 'The brain is always busy.\nBread costs two euros.');
  return playTurn({
    input:
      'Is the brain idle? See https://a.example/brain. [[offline:tool list_files]] [[offline:file out/report.md: # Done]]',
    inputFiles: [notes],
    outputSchema: verdictSchema,
    workspace,
  });
}
