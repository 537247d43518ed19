import type { TurnChunk } from '../agent/turn-chunk.ts';
import { TurnRecord } from '../agent/turn-record.ts';
import { EventRepository } from '../repositories/event-repository.ts';
import { finishTurn } from './finish-turn.ts';
import { openingChunks } from './opening-chunks.ts';
import type { TurnContext } from './turn-context.ts';
import type { TurnDependencies } from './turn-dependencies.ts';

/**
 * Ends a turn that may not be run, or that broke off, with its process or by a fault of the server: with `error`, and with what
 * had come out of it by then. It is not run again, since what it did outside of this server can't be undone.
 *
 * @param sentence What the turn's `error` says.
 */
export async function endInterruptedTurn(
  dependencies: TurnDependencies,
  context: TurnContext,
  sentence: string,
): Promise<TurnContext> {
  const { worker, task, turn } = context;
  const { files } = dependencies;
  // Its files belong to the task, whatever became of the turn.
  if (await files.isStaged(turn.messageId))
    await files.unstage(turn.messageId, turn.inputFiles, files.workspace(worker.id, task.folder));
  const stored = await new EventRepository(dependencies.database).listOfTurn(task.id, turn.id);
  const opening = openingChunks(context);
  for (const chunk of opening.slice(stored.length)) await dependencies.log.append(task.id, turn.id, chunk);

  const record = new TurnRecord();
  for (const event of stored.slice(opening.length)) record.add(JSON.parse(event.data) as TurnChunk);
  for (const chunk of record.closing()) {
    record.add(chunk);
    await dependencies.log.append(task.id, turn.id, chunk);
  }
  return finishTurn(dependencies, context, {
    status: 'error',
    error: sentence,
    outputText: record.outputText,
    structuredOutput: null,
    message: await record.message(),
    sources: record.sources,
    files: record.files,
    inputTokens: record.inputTokens,
    outputTokens: record.outputTokens,
    credits: record.credits,
  });
}
