import type { StreamChunk } from '../generated/types.gen.ts';
import type { StoredEvent, StoredTask, StoredTurn } from './stored-task.ts';

/** Text of an event stream, one event or comment each. */
export type StreamTexts = AsyncGenerator<string, void, undefined>;

const lastChunks = new Set<string>(['finish', 'error', 'abort']);
const ping = ': ping\n\n';

/** One turn, from its first chunk to its last. */
export async function* streamOfTurn(task: StoredTask, turn: StoredTurn): StreamTexts {
  yield 'retry: 1000\n\n';
  for await (const event of follow(task, 0, () => false)) {
    if (event.turnId !== turn.id) continue;
    yield toText(event);
    if (lastChunks.has(event.chunk.type)) break;
    // A comment between any two events, as a slow server would send: readers must take them for life, not for chunks.
    yield ping;
  }
  yield 'event: done\ndata: [DONE]\n\n';
}

/** Every event of a task after the given one; then what comes until the task has nothing more to do. */
export async function* streamOfTask(task: StoredTask | undefined, after: number | undefined): StreamTexts {
  yield 'retry: 1000\n\n';
  if (task) {
    const from = after ?? task.events.length;
    if (after === undefined) yield* mergeDeltas(task.events).map(toText);
    for await (const event of follow(task, from, () => !task.isBusy)) {
      yield toText(event);
      yield ping;
    }
  }
  yield 'event: done\ndata: [DONE]\n\n';
}

async function* follow(task: StoredTask, after: number, isOver: () => boolean): AsyncGenerator<StoredEvent> {
  for (let next = after; ;) {
    const event = task.events[next];
    if (event) {
      next += 1;
      yield event;
    } else if (isOver()) return;
    else await task.changed();
  }
}

function toText({ id, chunk }: StoredEvent): string {
  return `id: ${id}\nevent: ${chunk.type}\ndata: ${JSON.stringify(chunk)}\n\n`;
}

/** Deltas of one text that follow one another become one, under the number of the last. */
function mergeDeltas(events: readonly StoredEvent[]): StoredEvent[] {
  const merged: StoredEvent[] = [];
  for (const event of events) {
    const last = merged.at(-1);
    if (
      last &&
      isText(last.chunk) &&
      isText(event.chunk) &&
      last.chunk.type === event.chunk.type &&
      last.chunk.id === event.chunk.id
    ) {
      merged[merged.length - 1] = {
        ...event,
        chunk: { ...event.chunk, delta: last.chunk.delta + event.chunk.delta },
      };
    } else merged.push(event);
  }
  return merged;
}

function isText(
  chunk: StreamChunk,
): chunk is Extract<StreamChunk, { type: 'text-delta' | 'reasoning-delta' }> {
  return chunk.type === 'text-delta' || chunk.type === 'reasoning-delta';
}
