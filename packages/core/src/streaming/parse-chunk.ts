import type { TaskChunk } from './task-chunk.ts';

/**
 * The chunk that an event holds. Types that are not known are let pass; of the known ones only that is looked at which the client relies on.
 *
 * @throws {SyntaxError} when it is no chunk
 */
export function parseChunk(data: string): TaskChunk {
  const chunk = JSON.parse(data) as TaskChunk | null;
  if (typeof chunk?.type !== 'string') throw new SyntaxError('an event without a type');
  if (!isWellFormed(chunk)) throw new SyntaxError(`a chunk ${chunk.type} without what belongs to it`);
  return chunk;
}

function isWellFormed(chunk: TaskChunk): boolean {
  switch (chunk.type) {
    case 'text-delta':
    case 'reasoning-delta':
      return typeof chunk.delta === 'string';
    case 'tool-input-delta':
      return typeof chunk.inputTextDelta === 'string';
    case 'data-worker':
      return typeof chunk.data?.output_text === 'string' && Array.isArray(chunk.data.messages);
    case 'data-snapshot':
      return typeof chunk.data?.worker?.output_text === 'string' && Array.isArray(chunk.data.worker.messages);
    case 'data-task':
    case 'data-usage':
    case 'data-file':
    case 'data-output-delta':
      return typeof chunk.data === 'object' && chunk.data !== null;
    default:
      return true;
  }
}
