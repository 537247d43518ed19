import { runTurn, type TurnOutcome } from '../agent/run-turn.ts';
import type { TurnRow } from '../repositories/turn-repository.ts';
import { beginTurn } from './begin-turn.ts';
import { finishTurn } from './finish-turn.ts';
import { openingChunks } from './opening-chunks.ts';
import type { TurnContext } from './turn-context.ts';
import type { TurnDependencies } from './turn-dependencies.ts';
import { userMessage } from './user-message.ts';
import type { StoredMessage } from '../db/stored-message.ts';

/** What a turn is told that the server's stop cut off. */
const stoppedSentence = 'The server was stopped while this turn was running.';

/** Takes one pending turn through the agent to its end, every chunk into the log. */
export async function runStoredTurn(
  dependencies: TurnDependencies,
  pending: TurnContext,
  signal: AbortSignal,
): Promise<TurnContext> {
  const context = { ...pending, turn: await beginTurn(dependencies, pending) };
  const { worker, task, turn } = context;
  const { log } = dependencies;
  for (const chunk of openingChunks(context)) await log.append(task.id, turn.id, chunk);
  const run = runTurn({
    instructions: worker.instructions,
    outputSchema: worker.outputSchema,
    history: context.earlier.flatMap(messagesOf),
    input: turn.input,
    inputFiles: turn.inputFiles,
    workspace: dependencies.files.workspace(worker.id, task.folder),
    budget: turn.budget,
    model: dependencies.model,
    signal,
  });
  let step = await run.next();
  while (step.done !== true) {
    await log.append(task.id, turn.id, step.value);
    step = await run.next();
  }
  return finishTurn(dependencies, context, signal.aborted ? stopped(step.value) : step.value);
}

/** A turn is `aborted` when somebody wants that; here the server gave it up. */
function stopped(outcome: TurnOutcome): TurnOutcome {
  return outcome.status === 'aborted' ? { ...outcome, status: 'error', error: stoppedSentence } : outcome;
}

function messagesOf(turn: TurnRow): StoredMessage[] {
  return turn.message === null ? [userMessage(turn)] : [userMessage(turn), turn.message];
}
