import { createParser } from 'eventsource-parser';
import { bytesOf } from './bytes-of.ts';
import type { SseVector, VectorEvent } from './sse-vector.ts';

/** Longer streams are not cut everywhere, only here and there. */
const longest = 400;

/** A vector, with what `eventsource-parser` makes of the stream when it is given all of it at once. */
export function makeVector(name: string, stream: string | Uint8Array): SseVector {
  // Some readers of JSON stop at NUL or take a byte order mark off.
  const isPlain = typeof stream === 'string' && !['\u0000', '\ufeff'].some((one) => stream.includes(one));
  const source = isPlain ? { text: stream } : { base64: Buffer.from(stream).toString('base64') };
  const bytes = bytesOf(source);
  return { name, ...source, splits: delicateSplits(bytes), ...interpret(bytes) };
}

function interpret(bytes: Uint8Array): Pick<SseVector, 'events' | 'lastEventId' | 'retry'> {
  const events: VectorEvent[] = [];
  let lastEventId = '';
  let retry: number | undefined;
  const parser = createParser({
    onEvent({ id, event, data }) {
      events.push({ ...(id !== undefined && { id }), ...(event !== undefined && { event }), data });
    },
    onId: (id) => (lastEventId = id),
    onRetry: (value) => (retry = value),
  });
  // The parser takes the byte order mark off itself; with the decoder's own way, a second one would go too.
  parser.feed(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  return { events, lastEventId, ...(retry !== undefined && { retry }) };
}

/** Inside each character, each CRLF, and after each line end; and all of these at once. */
function delicateSplits(bytes: Uint8Array): number[][] {
  if (bytes.length > longest)
    return [[7, 4096], [65_541], [bytes.length - 1]].filter((at) => at.every((one) => one < bytes.length));
  const places = Array.from(bytes.keys()).filter((at) => at > 0 && isDelicate(bytes, at));
  return [...places.map((at) => [at]), ...(places.length > 1 ? [places] : [])];
}

function isDelicate(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at] ?? 0;
  const before = bytes[at - 1] ?? 0;
  return (byte & 0xc0) === 0x80 || before === 0x0a || before === 0x0d;
}
