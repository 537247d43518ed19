import type { Turn, Worker } from '../generated/types.gen.ts';
import type { Fetch } from '../transport/request-options.ts';
import { json, type FakeCall } from './fake-fetch.ts';

/** What happens to one request: it may pass on to the server, before or after something goes wrong. */
export type Fault = (pass: () => Promise<Response>, call: FakeCall) => Response | Promise<Response>;

export interface TurnServerOptions {
  /** False: turns get ids of the server's own, whatever is sent. */
  readonly keepsTurnIds?: boolean;
  /** False: as if `Idempotency-Key` were stripped on the way. */
  readonly keepsKeys?: boolean;
  /** False: turns stay `running` until {@link TurnServer.finish}. */
  readonly finishes?: boolean;
}

/**
 * The task calls of an API that may know neither turn ids nor idempotency keys, as the hosted one might not; the real server knows
 * both. In memory, for one worker `wrk_1`.
 */
export class TurnServer {
  readonly turns: Turn[] = [];
  readonly posts: FakeCall[] = [];
  readonly looks: FakeCall[] = [];
  /** For the n-th POST, and for the n-th GET. Without one, the request passes. */
  readonly postFaults: Fault[] = [];
  readonly lookFaults: Fault[] = [];

  readonly #options: TurnServerOptions;
  readonly #keys = new Map<string, string>();
  #made = 0;

  constructor(options: TurnServerOptions = {}) {
    this.#options = options;
  }

  readonly fetch: Fetch = async (input, init = {}) => {
    init.signal?.throwIfAborted();
    const call = { url: String(input), init, headers: new Headers(init.headers), body: init.body };
    const isPost = init.method === 'POST';
    const [calls, faults] = isPost ? [this.posts, this.postFaults] : [this.looks, this.lookFaults];
    const fault = faults[calls.length];
    calls.push(call);
    const pass = async () => (isPost ? this.#start(call) : this.#look(new URL(call.url)));
    return fault ? fault(pass, call) : pass();
  };

  /** Ends every turn. */
  finish(): void {
    for (const turn of this.turns) {
      const outputText = `Heard: ${turn.input}`;
      Object.assign(turn, { status: 'completed', completedAt: new Date().toISOString(), outputText });
    }
  }

  async #start({ url, headers, body }: FakeCall): Promise<Response> {
    const { keepsTurnIds = true, keepsKeys = true, finishes = true } = this.#options;
    const fields = (
      typeof body === 'string'
        ? JSON.parse(body)
        : Object.fromEntries(await new Response(body as BodyInit, { headers }).formData())
    ) as Record<string, string>;
    const key = keepsKeys ? (headers.get('idempotency-key') ?? '') : '';
    const sentId = keepsTurnIds ? fields['turnId'] : undefined;
    let turn = this.turns.find(({ id }) => id === (sentId ?? this.#keys.get(key)));
    if (!turn) {
      const newest = url.endsWith('/api/workers/wrk_1') ? this.turns.at(-1)?.taskId : undefined;
      const taskId = fields['taskId'] ?? newest ?? `tsk_${(this.#made += 1)}`;
      turn = this.#turn(taskId, sentId ?? `trn_${(this.#made += 1)}`, fields['input'] ?? '');
      this.turns.push(turn);
      if (key) this.#keys.set(key, turn.id);
      if (finishes) this.finish();
    }
    const ids = { 'x-handinger-task-id': turn.taskId, 'x-handinger-turn-id': turn.id };
    if (headers.get('accept') === 'text/event-stream') return streamOf(turn, ids);
    return json(workerOf(turn), 200, ids);
  }

  #look({ pathname, searchParams }: URL): Response {
    const [, taskId] = /^\/api\/tasks\/([^/]+)$/.exec(decodeURIComponent(pathname)) ?? [];
    const asked = taskId ?? searchParams.get('taskId');
    const turns = this.turns.filter((turn) => turn.taskId === (asked ?? turn.taskId));
    const turn = turns.at(-1);
    if (taskId === undefined && pathname.endsWith('/stream')) return streamOf(turn);
    const date = { date: new Date().toUTCString() };
    if (taskId === undefined) return json(workerOf(turn), 200, date);
    if (!turn) return json({ error: `There is no task ${taskId}.` }, 404, date);
    return json({ task: { id: taskId, workerId: 'wrk_1', status: turn.status }, turns }, 200, date);
  }

  #turn(taskId: string, id: string, input: string): Turn {
    return {
      id,
      taskId,
      input,
      seq: this.turns.filter((turn) => turn.taskId === taskId).length,
      startedAt: new Date().toISOString(),
      status: 'running',
      completedAt: null,
      credits: 0,
      durationMs: 0,
      files: [],
      inputTokens: 0,
      outputText: '',
      outputTokens: 0,
      role: 'user',
      structuredOutput: null,
    };
  }
}

/** The state at the end of a turn. */
export function workerOf(turn: Turn | undefined): Worker {
  const isRunning = turn?.status === 'running';
  return {
    id: 'wrk_1',
    created_at: 0,
    error: null,
    files: [],
    incomplete_details: null,
    messages: [],
    metadata: turn ? { taskId: turn.taskId, turnId: turn.id, turnStatus: turn.status } : {},
    object: 'worker',
    output: [],
    output_text: turn?.outputText ?? '',
    running: isRunning,
    sources: [],
    status: isRunning ? 'running' : 'completed',
    structured_output: null,
    url: 'https://api.test/wrk_1',
  };
}

function streamOf(turn: Turn | undefined, headers: Record<string, string> = {}): Response {
  const chunks = turn && [
    { type: 'start' },
    { type: 'data-task', data: { taskId: turn.taskId, turnId: turn.id, workerId: 'wrk_1', seq: turn.seq } },
    { type: 'text-start', id: 't' },
    { type: 'text-delta', id: 't', delta: turn.outputText },
    { type: 'text-end', id: 't' },
    { type: 'data-worker', data: workerOf(turn) },
    { type: 'finish' },
  ];
  const events = (chunks ?? []).map((chunk, n) => `id: ${n + 1}\ndata: ${JSON.stringify(chunk)}\n\n`);
  const isRunning = turn?.status === 'running';
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const text = isRunning ? events.slice(0, 2).join('') : `${events.join('')}data: [DONE]\n\n`;
      controller.enqueue(new TextEncoder().encode(text));
      if (!isRunning) controller.close();
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream', ...headers } });
}

/** `fetch failed`, as Node has it, for a connection that was reset: whether the request arrived can't be told. */
export function reset(): Error {
  const cause = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', syscall: 'read' });
  return Object.assign(new TypeError('fetch failed'), { cause });
}

/** The same where no connection was made. */
export function refused(): Error {
  const cause = Object.assign(new Error('connect ECONNREFUSED'), {
    code: 'ECONNREFUSED',
    syscall: 'connect',
  });
  return Object.assign(new TypeError('fetch failed'), { cause });
}
