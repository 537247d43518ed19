import type { Task, Turn, Worker } from '../generated/types.gen.ts';
import type { Fetch } from '../transport/request-options.ts';
import { json, type FakeCall } from './fake-fetch.ts';

/** One event of the recorded turn. */
export interface RecordedEvent {
  readonly id?: string | undefined;
  readonly data: string;
}

/** What a connection does instead of sending everything. */
export interface ConnectionFault {
  /** How many bytes of the body are sent; all by default. */
  readonly bytes?: number;
  /** After them: the connection breaks off (the default), or says nothing more. */
  readonly ending?: 'cut' | 'stall';
  /** Answers with this instead of a stream; an error is a connection that could not be made. */
  readonly answer?: Response | Error;
  /** What the connection sends, made from what it would send. */
  readonly rewrite?: (events: readonly RecordedEvent[]) => readonly RecordedEvent[];
}

/** How the server is, beside its faults. */
export interface RecordedTurnServerOptions {
  readonly chunks: readonly { readonly type: string }[];
  readonly worker: Worker;
  /** What each connection does, in order; those after the last are faultless. */
  readonly faults?: readonly ConnectionFault[];
  /** The id of the n-th event, from 1. */
  readonly idOf?: (n: number) => string | undefined;
  /** What a resumed connection is sent; by default the events after `Last-Event-ID`. */
  readonly replay?: (events: readonly RecordedEvent[], after: number) => readonly RecordedEvent[];
  /** How often the task is read before it is over. */
  readonly polls?: number;
  /** Sizes of the pieces that a body arrives in. */
  readonly pieceSize?: number;
  readonly turnStatus?: Turn['status'];
  /** Whether the answer's headers name task and turn. */
  readonly namesTurn?: boolean;
}

/** A `fetch` that stands for a server with one recorded turn, and breaks where it is told to. */
export function recordedTurnServer(options: RecordedTurnServerOptions): {
  readonly fetch: Fetch;
  readonly calls: FakeCall[];
  /** Bodies that were left before their end. */
  readonly abandoned: number;
} {
  const {
    chunks,
    worker,
    faults = [],
    idOf = String,
    polls = 0,
    pieceSize = 4096,
    namesTurn = true,
  } = options;
  const calls: FakeCall[] = [];
  let streams = 0;
  let looks = 0;
  let abandoned = 0;
  const events = chunks.map((chunk, index): RecordedEvent => ({
    id: idOf(index + 1),
    data: JSON.stringify(chunk),
  }));
  const replay = options.replay ?? ((all, after) => all.slice(after));

  const stream = (call: FakeCall): Response => {
    const fault = faults[streams] ?? {};
    streams += 1;
    if (fault.answer instanceof Error) throw fault.answer;
    if (fault.answer) return fault.answer.clone();
    const lastEventId = call.headers.get('last-event-id');
    const after = events.findIndex(({ id }) => id !== undefined && id === lastEventId) + 1;
    const sent = call.init.method === 'GET' ? replay(events, after) : events;
    const bytes = toBytes(fault.rewrite?.(sent) ?? sent);
    return new Response(
      body(bytes, fault, pieceSize, call.init.signal, () => {
        abandoned += 1;
      }),
      {
        headers: {
          'content-type': 'text/event-stream; charset=utf-8',
          ...(namesTurn && { 'x-handinger-task-id': 'tsk_1', 'x-handinger-turn-id': 'trn_1' }),
        },
      },
    );
  };

  const fetch: Fetch = async (input, init = {}) => {
    const call = { url: String(input), init, headers: new Headers(init.headers), body: init.body };
    calls.push(call);
    const path = new URL(call.url).pathname;
    init.signal?.throwIfAborted();
    if (init.method === 'POST' || path.endsWith('/stream')) return stream(call);
    if (path.startsWith('/api/workers/')) return json(worker);
    const status = looks < polls ? 'running' : (options.turnStatus ?? 'completed');
    looks += 1;
    return json({ task: taskOf(status), turns: [turnOf(worker, status)] });
  };
  return {
    fetch,
    calls,
    get abandoned() {
      return abandoned;
    },
  };
}

function toBytes(events: readonly RecordedEvent[]): Uint8Array {
  const text = events
    .map(({ id, data }) => `${id === undefined ? '' : `id: ${id}\n`}data: ${data}\n\n`)
    .join('');
  return new TextEncoder().encode(`retry: 1000\n\n${text}event: done\ndata: [DONE]\n\n`);
}

function body(
  bytes: Uint8Array,
  { bytes: cutAt = bytes.length, ending = 'cut' }: ConnectionFault,
  pieceSize: number,
  signal: AbortSignal | null | undefined,
  onAbandoned: () => void,
): ReadableStream<Uint8Array> {
  const isWhole = cutAt >= bytes.length;
  const last = Math.min(cutAt, bytes.length);
  let at = 0;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        signal?.addEventListener('abort', () => {
          if (at < bytes.length || !isWhole) onAbandoned();
          try {
            controller.error(signal.reason);
          } catch {
            // Closed before.
          }
        });
      },
      pull(controller) {
        if (at < last) {
          const end = Math.min(at + pieceSize, last);
          controller.enqueue(bytes.slice(at, end));
          at = end;
          return undefined;
        }
        if (isWhole) controller.close();
        else if (ending === 'stall') return new Promise(() => undefined);
        else controller.error(new TypeError('terminated'));
        return undefined;
      },
    },
    { highWaterMark: 0 },
  );
}

function taskOf(status: Task['status']): Task {
  return {
    id: 'tsk_1',
    completedAt: null,
    createdAt: '2026-05-01T12:00:00.000Z',
    createdByUserId: null,
    organizationId: 'org_1',
    status,
    title: 'A task',
    totals: { credits: 1, durationMs: 5, turnCount: 1 },
    triggeredBy: 'api',
    url: 'http://localhost/tasks/tsk_1',
    workerId: 'wrk_1',
  };
}

function turnOf(worker: Worker, status: Turn['status']): Turn {
  return {
    id: 'trn_1',
    completedAt: null,
    credits: 1,
    durationMs: 5,
    files: worker.files,
    input: 'x',
    inputTokens: 1,
    outputText: worker.output_text,
    outputTokens: 2,
    role: 'user',
    seq: 0,
    startedAt: '2026-05-01T12:00:00.000Z',
    status,
    structuredOutput: worker.structured_output,
    taskId: 'tsk_1',
    error: status === 'error' ? 'The lights went out.' : null,
  };
}
