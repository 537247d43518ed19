import type { LanguageModelV4 } from '@ai-sdk/provider';
import type { UIMessage } from 'ai';

import type { Workspace } from './workspace.ts';

/** How many steps a turn may take: low 2, standard 8, high 24, unlimited no bound. */
export type TurnBudget = 'low' | 'standard' | 'high' | 'unlimited';

/** All that one turn needs. */
export interface TurnRequest {
  /** The worker's, as they were when the turn was asked for. */
  instructions: string;
  /** JSON Schema (draft-07) that the answer must validate against. */
  outputSchema: Record<string, unknown> | null;
  /** Earlier turns of the task: user and assistant messages, tool parts included. */
  history: UIMessage[];
  input: string;
  /** Files that came with the input; they are in the workspace already, under these names. */
  inputFiles: { filename: string; mediaType: string; size: number }[];
  /** The worker's files of this task. */
  workspace: Workspace;
  budget: TurnBudget;
  model: LanguageModelV4;
  /** Ends the turn as `aborted`. */
  signal: AbortSignal;
}
