import type { Budget, WorkerTemplate } from '../generated/types.gen.ts';
import { newId } from '../tasks/new-id.ts';
import { FakeError } from './fake-error.ts';
import type { FakeRequest } from './fake-request.ts';
import type { FakeStore } from './fake-store.ts';
import { runScriptedTurn } from './run-scripted-turn.ts';
import { StoredTask, type StoredTurn } from './stored-task.ts';
import type { TurnScript } from './turn-script.ts';
import { workerToState } from './worker-to-state.ts';

/** What a request wants a turn to be. */
export interface TurnWish {
  readonly input: string;
  readonly budget?: Budget | undefined;
  readonly taskId?: string | undefined;
  readonly turnId?: string | undefined;
  readonly workerId?: string | undefined;
  readonly files: readonly File[];
}

/** A turn that a request started, or that an earlier request like it did. */
export interface StartedTurn {
  readonly task: StoredTask;
  readonly turn: StoredTurn;
}

/**
 * Starts a turn, at most one for an `Idempotency-Key` or a turn id.
 *
 * @throws {FakeError} as the contract of `POST /api/tasks` says
 */
export async function startFakeTurn(
  store: FakeStore,
  request: FakeRequest,
  wish: TurnWish,
  script: TurnScript,
): Promise<StartedTurn> {
  const { input, budget = 'standard', taskId, workerId, files } = wish;
  const key = request.headers.get('idempotency-key');
  const turnHash = await hashOf({ input, budget }, files);
  const requestHash = JSON.stringify([request.operation, turnHash, taskId, workerId]);
  const keyed = store.earlier(key, requestHash);
  const turnId = keyed ?? wish.turnId;
  const earlier = turnId === undefined ? undefined : findTurn(store, turnId);
  if (earlier) {
    if (keyed === undefined) checkSame(earlier, wish, turnHash);
    return earlier;
  }
  const named = taskId === undefined ? undefined : store.tasks.get(taskId);
  if (named && workerId !== undefined && workerId !== named.workerId) {
    throw new FakeError(
      'forbidden',
      "The task belongs to another worker. Send that worker's id, or omit taskId to start a new task.",
    );
  }
  if (named?.archived) {
    throw new FakeError(
      'conflict',
      'The task is archived and takes no further turn. Omit taskId to start a new task.',
    );
  }
  const ofWorker = workerId ?? named?.workerId;
  const worker = ofWorker === undefined ? store.addWorker({ instructions: input }) : store.worker(ofWorker);
  const task = named ?? new StoredTask(taskId ?? newId('tsk_'), worker.id, input);
  store.tasks.set(task.id, task);
  const turn: StoredTurn = {
    id: wish.turnId ?? newId('trn_'),
    seq: task.turns.length,
    input,
    budget,
    files,
    inputFiles: files.map(({ name, type, size }) => ({
      filename: name,
      mediaType: type || 'application/octet-stream',
      size,
    })),
    requestHash: turnHash,
    messageId: newId('msg_'),
    startedAt: new Date().toISOString(),
    status: task.isBusy ? 'pending' : 'running',
    completedAt: null,
    error: null,
    outputText: '',
    structuredOutput: null,
    parts: [],
    sources: [],
    outputFiles: [],
    usage: { credits: 0, durationMs: 0, inputTokens: 0, outputTokens: 0 },
  };
  task.turns.push(turn);
  if (key !== null) store.keys.set(key, { request: requestHash, id: turn.id });
  const bytes = await Promise.all(files.map((file) => file.arrayBuffer()));
  for (const [index, { filename, mediaType }] of turn.inputFiles.entries()) {
    task.files.set(filename, {
      filename,
      mediaType,
      bytes: new Uint8Array(bytes[index] ?? new ArrayBuffer()),
    });
  }
  void runInOrder(store, worker, task, turn, script);
  return { task, turn };
}

/** Two turns of one task never run at the same time. */
async function runInOrder(
  store: FakeStore,
  worker: WorkerTemplate,
  task: StoredTask,
  turn: StoredTurn,
  script: TurnScript,
): Promise<void> {
  const before = task.turns[turn.seq - 1];
  if (before) await task.ended(before);
  await runScriptedTurn(turn, {
    worker,
    task,
    script,
    workerState: (shown) => workerToState(task.workerId, task, store, shown),
    publish(path, mediaType, bytes) {
      task.files.set(path, { filename: path.split('/').at(-1) ?? path, mediaType, bytes });
      return store.fileUrl(task, path);
    },
  });
}

function findTurn(store: FakeStore, turnId: string): StartedTurn | undefined {
  for (const task of store.tasks.values()) {
    const turn = task.turns.find(({ id }) => id === turnId);
    if (turn) return { task, turn };
  }
  return undefined;
}

function checkSame({ task, turn }: StartedTurn, { taskId, workerId }: TurnWish, turnHash: string): void {
  const isSame =
    turn.requestHash === turnHash &&
    (taskId ?? task.id) === task.id &&
    (workerId ?? task.workerId) === task.workerId;
  if (isSame) return;
  throw new FakeError(
    'idempotency_conflict',
    'This turnId belongs to another request. Use a new id for a new turn.',
  );
}

async function hashOf(body: object, files: readonly File[]): Promise<string> {
  const contents = await Promise.all(
    files.map(async (file) => [file.name, file.type, file.size, await file.text()]),
  );
  return JSON.stringify([body, contents]);
}
