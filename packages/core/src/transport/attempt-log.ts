import type { Attempt, AttemptAction } from '../errors/attempt.ts';
import { DeadlineExceededError } from '../errors/deadline-exceeded-error.ts';
import { HandingerError } from '../errors/handinger-error.ts';

/** One request of the timeline, while it is being made. */
export class AttemptEntry implements Attempt {
  readonly number: number;
  readonly action: AttemptAction;
  durationMs: number | undefined;
  status: number | undefined;
  requestId: string | undefined;
  bytesReceived = 0;
  lastEventId: string | undefined;
  limit: Attempt['limit'];
  error: Attempt['error'];

  readonly #startedAt = Date.now();
  readonly #started = performance.now();

  constructor(number: number, action: AttemptAction) {
    this.number = number;
    this.action = action;
  }

  get startedAt(): string {
    return new Date(this.#startedAt).toISOString();
  }

  answered(status: number, requestId: string | undefined): void {
    this.status = status;
    this.requestId = requestId;
  }

  /** The answer was read to its end, or the request failed. Said once: what ended it first is what counts. */
  end(error?: unknown, limit?: Attempt['limit']): void {
    if (this.durationMs !== undefined) return;
    this.durationMs = this.elapsed();
    this.limit = error instanceof DeadlineExceededError ? 'deadline' : limit;
    if (error instanceof HandingerError) {
      const { name, code, message } = error;
      this.error = { name, code, message };
    }
  }

  /** Milliseconds since it began. */
  elapsed(): number {
    return Math.round(performance.now() - this.#started);
  }
}

/** The timeline of one call: every request that it made, in order. */
export class AttemptLog {
  readonly #entries: AttemptEntry[] = [];

  /** Notes a request as it begins; what becomes of it is written into the entry. */
  begin(action: AttemptAction): AttemptEntry {
    const entry = new AttemptEntry(this.#entries.length + 1, action);
    this.#entries.push(entry);
    return entry;
  }

  /** How many there are. */
  get count(): number {
    return this.#entries.length;
  }

  /** A copy, so that what an error tells does not change afterwards. */
  list(): readonly Attempt[] {
    return this.#entries.map((entry) => ({ ...entry, startedAt: entry.startedAt }));
  }
}
