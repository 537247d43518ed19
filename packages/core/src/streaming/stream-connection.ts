import type { Attempt } from '../errors/attempt.ts';
import type { Exchange } from '../transport/transport.ts';
import { FlowWatch } from './flow-watch.ts';
import { readSse, type SseReader } from './read-sse.ts';
import type { SseEvent } from './sse-parser.ts';
import type { StreamWait } from './stream-wait.ts';

/** What of an exchange a stream needs; a stream that was handed on has only the answer. */
export type StreamAnswer = Pick<Exchange, 'response'> &
  Partial<Pick<Exchange, 'request' | 'limit' | 'log' | 'entry'>>;

/** How long the end of a finished stream is waited for, in milliseconds. */
const patience = 100;

/** One answer that is being read. */
export class StreamConnection {
  readonly answer: StreamAnswer;
  readonly #reader: SseReader;
  readonly #flow: FlowWatch;

  /** @throws {HandingerError} `body_used` */
  constructor(answer: StreamAnswer) {
    this.answer = answer;
    this.#reader = readSse(answer.response);
    this.#flow = new FlowWatch(answer.entry);
  }

  async read(): Promise<SseEvent[] | undefined> {
    const started = performance.now();
    const events = await this.#reader.read();
    this.#flow.add(performance.now() - started, events?.length ?? 0);
    return events;
  }

  /** Whether something on the way keeps the events back; `turnMs`: how long the turn took, once it is over. */
  isBuffered(turnMs?: number): boolean {
    return this.#flow.isBuffered(turnMs);
  }

  /** Reads to the end, if that comes soon: a connection can serve the next request only when its end was read. */
  async drain(wait: StreamWait): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, patience) as typeof timer;
    });
    const read = async () => {
      while (await this.read());
    };
    await wait.for(Promise.race([read(), late])).catch(() => undefined);
    clearTimeout(timer);
  }

  /** Closes it, whatever is still to come, and says in the timeline how it ended. */
  close(lastEventId: string | undefined, error: unknown, reason: Attempt['limit']): void {
    const { limit, entry, log } = this.answer;
    if (entry) {
      entry.bytesReceived = this.#reader.bytesReceived;
      entry.lastEventId = log && lastEventId ? log.redact(lastEventId) : lastEventId;
      entry.end(error, reason ?? limit?.reason);
    }
    limit?.release();
    // Not awaited: it would wait for a read that may still be open, until releasing the limit ends it.
    this.#reader.cancel();
  }
}
