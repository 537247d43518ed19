import type { TaskChunk } from './task-chunk.ts';
import { TextBuffer } from './text-buffer.ts';

/**
 * Picks the text that is new in each chunk. After a snapshot, it is what the snapshot's text adds; where that does not begin with what
 * was given of the step, the whole of it.
 */
export function newText(): (chunk: TaskChunk) => { readonly value: string } | undefined {
  let given = new TextBuffer();
  return (chunk) => {
    if (chunk.type === 'text-delta') {
      given.append(chunk.delta);
      return { value: chunk.delta };
    }
    if (chunk.type === 'start' || chunk.type === 'start-step') given = new TextBuffer();
    if (chunk.type !== 'data-snapshot') return undefined;
    const whole = chunk.data.worker.output_text;
    const value = whole.startsWith(given.text) ? whole.slice(given.text.length) : whole;
    given = new TextBuffer(whole);
    return value === '' ? undefined : { value };
  };
}
