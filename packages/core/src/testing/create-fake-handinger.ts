import type { ClientOptions } from '../client-options.ts';
import type { TaskStatus, WorkerTemplate } from '../generated/types.gen.ts';
import { Handinger } from '../handinger.ts';
import { newId } from '../tasks/new-id.ts';
import type { Fetch } from '../transport/request-options.ts';
import { abortableResponse } from './abortable-response.ts';
import { checkKey } from './check-key.ts';
import { errorResponse, faultResponse } from './error-response.ts';
import { exampleOfSchema } from './example-of-schema.ts';
import { FakeError } from './fake-error.ts';
import type { FakeHandler, FakeServer } from './fake-handler.ts';
import { readFakeRequest, type FakeRequest, type OperationId } from './fake-request.ts';
import { FakeStore } from './fake-store.ts';
import { connectionError, FaultPlan, type Fault } from './fault.ts';
import { scheduleHandlers } from './handlers/schedule-handlers.ts';
import { taskHandlers } from './handlers/task-handlers.ts';
import { usageHandlers } from './handlers/usage-handlers.ts';
import { webhookHandlers } from './handlers/webhook-handlers.ts';
import { workerHandlers } from './handlers/worker-handlers.ts';
import { orAborted } from './or-aborted.ts';
import { spoilResponse } from './spoil-response.ts';
import type { TurnAnswer, TurnContext, TurnScript } from './turn-script.ts';

/** Options of a fake server. Every one can be left out. */
export interface FakeHandingerOptions {
  /** The base of the addresses in answers. Default `https://fake.handinger.test`. */
  readonly baseURL?: string | undefined;
  /** The key that requests must bear. `null`: none is asked for. Default: any. */
  readonly apiKey?: string | null | undefined;
  /** Answers the turns. Default: `You said: …`, or the smallest object that a worker's output schema names. */
  readonly onTask?: TurnScript | undefined;
}

/** The Handinger API in memory, as a `fetch`: stateful, scripted, without a network and without waits. */
export interface FakeHandinger {
  /** To be given to a client, or put in the place of the global one. */
  readonly fetch: Fetch;
  /** The base of the addresses in answers. */
  readonly baseURL: string;
  /** Every request so far, those that a fault hit too. */
  readonly requests: readonly FakeRequest[];
  /** The turns that were started so far, task by task: what a real server would charge for. */
  readonly turns: readonly {
    readonly taskId: string;
    readonly turnId: string;
    readonly input: string;
    readonly status: TaskStatus;
  }[];
  /** A client of this server. It logs nothing. */
  client(options?: ClientOptions): Handinger;
  /** Answers all turns from now on that no answer in line is for. */
  onTask(script: TurnScript): void;
  /** Puts answers in line: each answers one turn, before `onTask` is asked. */
  answerNext(...answers: readonly (TurnAnswer | TurnScript)[]): void;
  /** Something that goes wrong. */
  fail(fault: Fault): void;
  /** Answers one operation in another way, an operation that the fake does not know included. */
  on(operation: OperationId, handler: (request: FakeRequest) => object | Promise<object>): void;
  /** Puts a worker there without a request. Fields that are left out get defaults. */
  addWorker(fields?: Partial<WorkerTemplate>): WorkerTemplate;
  /** Resolves when no turn runs or waits. */
  idle(): Promise<void>;
  /** Forgets everything: state, requests, scripts, faults. */
  reset(): void;
}

const defaultBaseURL = 'https://fake.handinger.test';

/**
 * @example
 * ```ts
 * const fake = createFakeHandinger({ onTask: ({ input }) => `Echo: ${input}` });
 * const worker = await fake.client().tasks.create({ input: 'Hello' });
 * expect(worker.output_text).toBe('Echo: Hello');
 * ```
 */
export function createFakeHandinger(options: FakeHandingerOptions = {}): FakeHandinger {
  const store = new FakeStore((options.baseURL ?? defaultBaseURL).replace(/\/+$/, ''));
  const faults = new FaultPlan();
  const requests: FakeRequest[] = [];
  const inLine: (TurnAnswer | TurnScript)[] = [];
  const handlers = new Map<string, FakeHandler>(Object.entries(allHandlers));
  let script = options.onTask ?? answerByDefault;

  const answerTurn: TurnScript = (turn) => {
    const next = inLine.shift() ?? script;
    return typeof next === 'function' ? next(turn) : next;
  };

  async function answer(request: FakeRequest, accepted: FakeServer['accepted']): Promise<Response> {
    try {
      checkKey(request.headers, options.apiKey);
      const given = await findHandler(request)(request, { store, script: answerTurn, accepted });
      return given instanceof Response ? given : Response.json(given);
    } catch (error) {
      if (error instanceof FakeError) return errorResponse(error);
      throw error;
    }
  }

  /** @param isBroken whether nobody will get the answer, so that there is nothing to wait for but the deed */
  function serve(request: FakeRequest, isBroken: boolean): Promise<Response | undefined> {
    let accepted = () => {};
    const deed = new Promise<undefined>((resolve) => {
      accepted = () => resolve(undefined);
    });
    const answered = answer(request, () => accepted());
    return isBroken ? Promise.race([answered, deed]) : answered;
  }

  function findHandler({ operation, method, url }: FakeRequest): FakeHandler {
    if (operation === undefined) {
      throw new FakeError('not_found', `There is no ${method} ${new URL(url).pathname} in the API.`);
    }
    const handler = handlers.get(operation);
    if (handler) return handler;
    throw new FakeError('not_implemented', `Say what it answers: fake.on('${operation}', …).`);
  }

  const fetch: Fetch = async (input, init) => {
    const request = await readFakeRequest(input, init);
    const { signal } = request;
    signal?.throwIfAborted();
    requests.push(request);
    const fault = faults.take(request) ?? {};
    const isRefused = fault.status !== undefined || fault.reset === true || fault.hang === true;
    const isServed = !isRefused || fault.accepted;
    const response = isServed && (await orAborted(serve(request, isRefused), signal));
    if (fault.hang) return orAborted(new Promise<never>(() => {}), signal);
    if (fault.reset) throw connectionError(fault.accepted ?? false);
    const sent =
      fault.status === undefined && response ? spoilResponse(response, fault) : faultResponse(fault);
    sent.headers.set('x-request-id', newId('req_'));
    return abortableResponse(sent, signal);
  };

  return {
    fetch,
    baseURL: store.baseURL,
    requests,
    get turns() {
      return [...store.tasks.values()].flatMap(({ id: taskId, turns }) =>
        turns.map(({ id: turnId, input, status }) => ({ taskId, turnId, input, status })),
      );
    },
    client: (clientOptions) =>
      new Handinger({
        apiKey: options.apiKey === undefined ? 'hdg_test_fake' : options.apiKey,
        baseURL: store.baseURL,
        fetch,
        logLevel: 'off',
        // Tests of pages run where there is a document; this key is no secret.
        dangerouslyAllowBrowser: true,
        ...clientOptions,
      }),
    onTask(next) {
      script = next;
    },
    answerNext: (...answers) => void inLine.push(...answers),
    fail: (fault) => faults.add(fault),
    on: (operation, handler) => void handlers.set(operation, handler),
    addWorker: (fields = {}) => store.addWorker(fields),
    async idle() {
      for (const task of store.tasks.values()) await task.ended();
    },
    reset() {
      store.clear();
      faults.clear();
      script = options.onTask ?? answerByDefault;
      for (const list of [requests, inLine]) list.length = 0;
      handlers.clear();
      for (const [id, handler] of Object.entries(allHandlers)) handlers.set(id, handler);
    },
  };
}

const allHandlers: Record<string, FakeHandler> = {
  ...workerHandlers,
  ...taskHandlers,
  ...scheduleHandlers,
  ...usageHandlers,
  ...webhookHandlers,
};

function answerByDefault({ input, worker }: TurnContext): TurnAnswer {
  if (worker.outputSchema === null) return `You said: ${input}`;
  return { output: exampleOfSchema(worker.outputSchema) as Record<string, unknown> };
}
