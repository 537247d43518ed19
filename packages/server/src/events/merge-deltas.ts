import type { EventRow } from '../repositories/event-repository.ts';

/** The chunk types that come in pieces, the field that holds a piece, and the field that names what it is a piece of: both in the chunk, or in its data. */
const pieces: Record<string, { text: string; part: string; inData?: true }> = {
  'text-delta': { text: 'delta', part: 'id' },
  'reasoning-delta': { text: 'delta', part: 'id' },
  'tool-input-delta': { text: 'inputTextDelta', part: 'toolCallId' },
  'data-output-delta': { text: 'delta', part: 'attempt', inData: true },
};

/**
 * Folds deltas of one part that follow one another into one, under the number of the last: whoever resumes after that
 * number has seen exactly what was folded. Deltas with other events between them stay apart for the same reason.
 */
export async function* mergeDeltas(pages: AsyncIterable<EventRow[]>): AsyncGenerator<EventRow[]> {
  let run: EventRow[] = [];
  for await (const page of pages) {
    const merged: EventRow[] = [];
    for (const event of page) {
      if (run.length > 0 && !continues(run[0]!, event)) {
        merged.push(fold(run));
        run = [];
      }
      if (event.type in pieces) run.push(event);
      else merged.push(event);
    }
    yield merged;
  }
  if (run.length > 0) yield [fold(run)];
}

function continues(first: EventRow, event: EventRow): boolean {
  if (event.type !== first.type || event.turnId !== first.turnId) return false;
  const { part } = pieces[first.type]!;
  return pieceOf(first)[part] === pieceOf(event)[part];
}

function fold(run: EventRow[]): EventRow {
  if (run.length === 1) return run[0]!;
  const last = run.at(-1)!;
  const { text, inData } = pieces[last.type]!;
  const piece = { ...pieceOf(last), [text]: run.map((event) => String(pieceOf(event)[text])).join('') };
  return { ...last, data: JSON.stringify(inData ? { ...chunkOf(last), data: piece } : piece) };
}

/** The fields that make the piece. */
function pieceOf(event: EventRow): Record<string, unknown> {
  const chunk = chunkOf(event);
  return pieces[event.type]!.inData ? (chunk['data'] as Record<string, unknown>) : chunk;
}

function chunkOf(event: EventRow): Record<string, unknown> {
  return JSON.parse(event.data) as Record<string, unknown>;
}
