import type { Worker } from '../../generated/types.gen.ts';
import type { Links } from '../../links.ts';
import type { TaskRow } from '../../repositories/task-repository.ts';
import type { TurnRow } from '../../repositories/turn-repository.ts';
import type { WorkerRow } from '../../repositories/worker-repository.ts';
import type { StoredMessage } from '../../db/stored-message.ts';
import { userMessage } from '../../turns/user-message.ts';
import { fileToOutput } from '../../responses/file-to-output.ts';

/** The state of a worker in one of its tasks, as of the last of the given turns; without a task, of a worker that did nothing yet. */
export function workerToState(
  worker: WorkerRow,
  task: TaskRow | undefined,
  turns: readonly TurnRow[],
  links: Links,
): Worker {
  const shown = turns.at(-1);
  const status = shown === undefined ? 'completed' : statusOf(turns);
  return {
    id: worker.id,
    created_at: task === undefined ? null : Math.floor(task.createdAt.getTime() / 1000),
    error: null,
    files:
      task === undefined
        ? []
        : turns.flatMap((turn) => turn.files.map((file) => fileToOutput(file, task, links))),
    incomplete_details: null,
    messages: task === undefined ? [] : turns.flatMap((turn) => messagesOf(turn, task, links)),
    metadata: task === undefined || shown === undefined ? {} : metadataOf(task, shown),
    object: 'worker',
    output: shown === undefined || shown.outputText === '' ? [] : [outputOf(shown)],
    output_text: shown?.outputText ?? '',
    running: status === 'running',
    sources: shown?.sources.map(({ id, url, title }) => ({ id, title, type: 'url', url })) ?? [],
    status,
    structured_output: shown?.structuredOutput ?? null,
    url: links.worker(worker.id),
    ...(shown !== undefined && { usage: { credits: shown.credits, durationMs: shown.durationMs } }),
  };
}

function statusOf(turns: readonly TurnRow[]): Worker['status'] {
  if (turns.some((turn) => turn.status === 'running')) return 'running';
  return turns.some((turn) => turn.status === 'pending') ? 'pending' : 'completed';
}

function metadataOf(task: TaskRow, turn: TurnRow): Worker['metadata'] {
  return {
    taskId: task.id,
    turnId: turn.id,
    turnStatus: turn.status,
    ...(turn.error !== null && { turnError: turn.error }),
  };
}

function outputOf(turn: TurnRow): Worker['output'][number] {
  return {
    id: turn.messageId,
    content: [{ text: turn.outputText, type: 'output_text' }],
    role: 'assistant',
    status: 'completed',
    type: 'message',
  };
}

function messagesOf(turn: TurnRow, task: TaskRow, links: Links): StoredMessage[] {
  const messages = turn.message === null ? [userMessage(turn)] : [userMessage(turn), turn.message];
  return messages.map((message) => ({
    ...message,
    parts: message.parts.map((part) => withAddress(part, task, links)),
  }));
}

function withAddress(
  part: StoredMessage['parts'][number],
  task: TaskRow,
  links: Links,
): StoredMessage['parts'][number] {
  if (part.type === 'file') return { ...part, url: links.file(task, part.url) };
  if (part.type !== 'data-file') return part;
  const data = part.data as { url: string };
  return { ...part, data: { ...data, url: links.file(task, data.url) } };
}
