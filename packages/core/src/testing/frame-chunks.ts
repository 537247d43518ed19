import type { StreamChunk } from '../generated/types.gen.ts';
import type { ScriptedChunk } from './turn-script.ts';

/**
 * Opens and closes steps and text parts around what a script gives as bare texts, and makes an error of what it throws. Ends
 * with the first chunk that ends a turn.
 */
export async function* frameChunks(
  chunks: Iterable<ScriptedChunk> | AsyncIterable<ScriptedChunk>,
): AsyncGenerator<StreamChunk> {
  let ownSteps: boolean | undefined;
  let texts = 0;
  let textOpen = false;
  let last: StreamChunk | undefined;
  try {
    for await (const chunk of chunks) {
      const isText = typeof chunk === 'string';
      if (!isText && (chunk.type === 'error' || chunk.type === 'abort')) {
        last = chunk;
        break;
      }
      if (ownSteps === undefined) {
        // A script that opens its own steps also closes them.
        ownSteps = !isText && chunk.type === 'start-step';
        if (!ownSteps) yield { type: 'start-step' };
      }
      if (isText === textOpen) {
        // Nothing to open or to close.
      } else if (isText) {
        texts += 1;
        yield { type: 'text-start', id: `text-${texts}` };
      } else yield { type: 'text-end', id: `text-${texts}` };
      textOpen = isText;
      yield isText ? { type: 'text-delta', id: `text-${texts}`, delta: chunk } : chunk;
    }
  } catch (error) {
    last = { type: 'error', errorText: error instanceof Error ? error.message : String(error) };
  }
  if (textOpen) yield { type: 'text-end', id: `text-${texts}` };
  if (ownSteps === false) yield { type: 'finish-step' };
  if (last) yield last;
}
