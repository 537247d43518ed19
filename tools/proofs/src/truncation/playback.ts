import type { Recording } from './record.ts';

/** How the answer that was cut ends: by a reset, or as if it were whole. */
export type Ending = 'reset' | 'finish';

/**
 * What the server can do after the cut: send the stream again after any event, only tell the task, or nothing, since it is not reached any more.
 */
export type Server = 'replays' | 'tells the task' | 'is gone';

/** A `fetch` that plays a recording, with the answer to the POST cut after so many bytes. */
export class Playback {
  readonly #recording: Recording;
  readonly #placeAfter: ReadonlyMap<string, number>;
  /** Whether the POST asks for a stream. */
  isStream = true;
  server: Server = 'replays';
  ending: Ending = 'reset';
  cutAt = Number.POSITIVE_INFINITY;
  /** How often the turn was sent. */
  sent = 0;

  constructor(recording: Recording) {
    this.#recording = recording;
    this.#placeAfter = placesAfterIds(recording.stream);
  }

  /** For the next call. */
  next({ server, ending, cutAt }: { server: Server; ending: Ending; cutAt: number }): void {
    Object.assign(this, { server, ending, cutAt, sent: 0 });
  }

  readonly fetch = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const { pathname } = new URL(String(input));
    const { stream, worker, task, replay, headers } = this.#recording;
    if (init.method === 'POST') {
      this.sent += 1;
      const answerHeaders = { ...headers, ...(!this.isStream && { 'content-type': 'application/json' }) };
      return this.#answer(this.isStream ? stream : worker, answerHeaders);
    }
    if (this.server === 'is gone') throw unreachable();
    if (!pathname.endsWith('/stream')) {
      const json = { 'content-type': 'application/json' };
      return new Response(new Uint8Array(pathname.includes('/tasks/') ? task : worker), { headers: json });
    }
    if (this.server === 'tells the task') {
      return Response.json({ error: 'There is no such path.' }, { status: 404 });
    }
    const after = new Headers(init.headers).get('last-event-id');
    const rest = after === null ? replay : stream.subarray(this.#placeAfter.get(after) ?? stream.length);
    return new Response(new Uint8Array(rest), { headers });
  };

  #answer(bytes: Uint8Array, headers: Record<string, string>): Response {
    const { cutAt, ending } = this;
    let isSent = false;
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          if (!isSent && cutAt > 0) controller.enqueue(bytes.slice(0, cutAt));
          else if (ending === 'finish' || cutAt >= bytes.length) controller.close();
          else controller.error(reset());
          isSent = true;
        },
      },
      { highWaterMark: 0 },
    );
    return new Response(body, { headers });
  }
}

function reset(): TypeError {
  return new TypeError('terminated', {
    cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }),
  });
}

/** As `fetch` says it: the connection was never made, so that the read may be repeated at once. */
function unreachable(): TypeError {
  const cause = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  return new TypeError('fetch failed', { cause });
}

/** Where each event ends, by its id. */
function placesAfterIds(stream: Uint8Array): Map<string, number> {
  // Latin-1, so that characters are bytes.
  const text = Buffer.from(stream).toString('latin1');
  return new Map(
    [...text.matchAll(/id: (\d+)\n[^]*?\n\n/g)].map((match) => [
      String(match[1]),
      match.index + match[0].length,
    ]),
  );
}
