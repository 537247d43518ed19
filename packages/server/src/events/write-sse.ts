import { setTimeout } from 'node:timers/promises';

/** One event on the wire. */
export interface WireEvent {
  readonly id: number;
  readonly type: string;
  /** One line of JSON. */
  readonly data: string;
}

const beginning = 'retry: 1000\n\n';
const ping = ': ping\n\n';
const end = 'event: done\ndata: [DONE]\n\n';

/** The headers of every event stream. */
export const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
  'x-vercel-ai-ui-message-stream': 'v1',
};

/**
 * Batches of events as the text of an event stream, from `retry:` to `done`, with a comment whenever nothing came for
 * `pingMs`. Cut by the signal, it ends without `done`. A reader that takes its time makes only this generator wait.
 */
export async function* writeSse(
  batches: AsyncIterator<readonly WireEvent[]>,
  signal: AbortSignal,
  pingMs = 10_000,
): AsyncGenerator<string> {
  yield beginning;
  let next = batches.next();
  while (!signal.aborted) {
    const batch = await firstOf(next, pingMs);
    if (batch === undefined) {
      yield ping;
      continue;
    }
    if (batch.done === true) {
      if (!signal.aborted) yield end;
      return;
    }
    if (batch.value.length > 0) yield batch.value.map(toText).join('');
    next = batches.next();
  }
}

function toText({ id, type, data }: WireEvent): string {
  return `id: ${id}\nevent: ${type}\ndata: ${data}\n\n`;
}

/** @returns undefined when the time is over first. */
async function firstOf<Value>(value: Promise<Value>, ms: number): Promise<Value | undefined> {
  const timer = new AbortController();
  const timeout = setTimeout(ms, undefined, { signal: timer.signal }).catch(() => undefined);
  try {
    return await Promise.race([value, timeout]);
  } finally {
    timer.abort();
  }
}
