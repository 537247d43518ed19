import type { Worker } from '../generated/types.gen.ts';
import type { FakeStore } from './fake-store.ts';
import type { StoredTask, StoredTurn } from './stored-task.ts';

/** The state of a worker in one of its tasks, as of the given turn or the last; without a task, of one that did nothing yet. */
export function workerToState(
  workerId: string,
  task: StoredTask | undefined,
  store: FakeStore,
  shown: StoredTurn | undefined = task?.turns.at(-1),
): Worker {
  const turns = task?.turns.slice(0, (shown?.seq ?? -1) + 1) ?? [];
  const status =
    turns.map((turn) => turn.status).find((one) => one === 'running') ??
    (turns.some((turn) => turn.status === 'pending') ? 'pending' : 'completed');
  return {
    id: workerId,
    created_at: task ? Math.floor(Date.parse(task.createdAt) / 1000) : null,
    error: null,
    files: turns.flatMap((turn) => turn.outputFiles),
    incomplete_details: null,
    messages: task ? turns.flatMap((turn) => messagesOf(turn, task, store)) : [],
    metadata: metadataOf(task, shown),
    object: 'worker',
    output: outputOf(shown),
    output_text: shown?.outputText ?? '',
    running: status === 'running',
    sources: shown?.sources ?? [],
    status,
    structured_output: shown?.structuredOutput ?? null,
    url: `${store.baseURL}/workers/${workerId}`,
    ...(shown && { usage: { credits: shown.usage.credits, durationMs: shown.usage.durationMs } }),
  };
}

function metadataOf(task: StoredTask | undefined, turn: StoredTurn | undefined): Worker['metadata'] {
  if (!task || !turn) return {};
  const { id: turnId, status: turnStatus, error } = turn;
  return { taskId: task.id, turnId, turnStatus, ...(error !== null && { turnError: error }) };
}

function outputOf(turn: StoredTurn | undefined): Worker['output'] {
  if (!turn?.outputText) return [];
  const content = [{ text: turn.outputText, type: 'output_text' as const }];
  return [{ id: turn.messageId, content, role: 'assistant', status: 'completed', type: 'message' }];
}

function messagesOf(turn: StoredTurn, task: StoredTask, store: FakeStore): unknown[] {
  const files = turn.inputFiles.map(({ filename, mediaType }) => ({
    type: 'file',
    filename,
    mediaType,
    url: store.fileUrl(task, filename),
  }));
  const asked = {
    id: turn.id.replace(/^trn_/, 'msg_'),
    role: 'user',
    parts: [{ type: 'text', text: turn.input }, ...files],
  };
  return turn.completedAt === null
    ? [asked]
    : [asked, { id: turn.messageId, role: 'assistant', parts: turn.parts }];
}
