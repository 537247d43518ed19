import { changeEvents, toBlocks } from './change-events.ts';
import type { Break, BreakWay, Fault, Pace } from './fault.ts';

/** Waits; virtual where time is. */
export type Sleep = (ms: number) => Promise<void>;

/** How a body ended: whole, or in the way of its fault. */
export type BodyEnd = 'whole' | BreakWay;

/** The body of an answer in the pieces in which it goes out; returns how it ends. Every piece is one write. */
export function shapeBody(
  source: AsyncIterable<Uint8Array>,
  fault: Fault,
  sleep: Sleep,
): AsyncGenerator<Uint8Array, BodyEnd, undefined> {
  const { events, lineEnd, pace } = fault;
  const isChanged = events !== undefined || lineEnd !== undefined;
  const bytes = isChanged ? changeText(source, fault) : source;
  return inPace(cutOff(bytes, fault.break?.at === 'body' ? fault.break : undefined), pace, sleep);
}

async function* changeText(
  source: AsyncIterable<Uint8Array>,
  { events = [], lineEnd = 'lf' }: Fault,
): AsyncGenerator<Uint8Array, void, undefined> {
  const encoder = new TextEncoder();
  const end = { lf: '\n', cr: '\r', crlf: '\r\n' }[lineEnd];
  for await (const block of changeEvents(toBlocks(source), events)) {
    yield encoder.encode(block.replaceAll('\n', end));
  }
}

async function* cutOff(
  source: AsyncIterable<Uint8Array>,
  cut: Break | undefined,
): AsyncGenerator<Uint8Array, BodyEnd, undefined> {
  let left = cut?.bytes ?? 0;
  let previous = 0;
  // At once, and not when the next byte comes, which may take its time.
  const isDue = () => cut !== undefined && cut.inside === undefined && left <= 0;
  if (cut !== undefined && isDue()) return cut.how;
  for await (const piece of source) {
    const at = cut === undefined ? piece.length : placeOf(piece, cut.inside, left, previous);
    if (at > 0) yield piece.subarray(0, at);
    left -= at;
    if (cut !== undefined && (at < piece.length || isDue())) return cut.how;
    previous = piece.at(-1) ?? previous;
  }
  return 'whole';
}

/** Where a piece is to be cut, `skip` bytes from its beginning or later; its length where it is not. */
function placeOf(piece: Uint8Array, inside: Break['inside'], skip: number, previous: number): number {
  if (inside === undefined) return Math.min(skip, piece.length);
  for (let at = Math.max(skip, 0); at < piece.length; at += 1) {
    const byte = piece[at] ?? 0;
    const before = at > 0 ? (piece[at - 1] ?? 0) : previous;
    const isInCharacter = (byte & 0xc0) === 0x80;
    if (inside === 'code-point' ? isInCharacter : before === 0x0d && byte === 0x0a) return at;
  }
  return piece.length;
}

async function* inPace(
  source: AsyncGenerator<Uint8Array, BodyEnd, undefined>,
  pace: Pace | undefined,
  sleep: Sleep,
): AsyncGenerator<Uint8Array, BodyEnd, undefined> {
  if (pace === undefined) return yield* source;
  if (pace === 'buffer') {
    const pieces: Uint8Array[] = [];
    const end = yield* forEach(source, (piece) => {
      pieces.push(piece);
      return [];
    });
    if (pieces.length > 0) yield Buffer.concat(pieces);
    return end;
  }
  if (pace === 'bytes') {
    return yield* forEach(source, async function* (piece) {
      for (let at = 0; at < piece.length; at += 1) yield piece.subarray(at, at + 1);
    });
  }
  let index = 0;
  return yield* forEach(source, async function* (piece) {
    for (let at = 0; at < piece.length;) {
      const size = Math.max(1, pace.sizes[index % pace.sizes.length] ?? 1);
      if (index > 0) await sleep(pace.everyMs);
      yield piece.subarray(at, at + size);
      at += size;
      index += 1;
    }
  });
}

/** Every piece as the pieces that `change` makes of it; returns what the source returns. */
async function* forEach(
  source: AsyncGenerator<Uint8Array, BodyEnd, undefined>,
  change: (piece: Uint8Array) => AsyncIterable<Uint8Array> | readonly Uint8Array[],
): AsyncGenerator<Uint8Array, BodyEnd, undefined> {
  try {
    for (;;) {
      const { done, value } = await source.next();
      if (done === true) return value;
      yield* change(value);
    }
  } finally {
    await source.return('whole');
  }
}
