import type { Turn, Worker } from '../generated/types.gen.ts';
import type { TaskMessage, TaskMessageMetadata } from './task-message.ts';
import { userMessage } from './user-message.ts';

type StoredMessage = Omit<TaskMessage, 'metadata'>;

/** The messages of each turn, in the order of the turns: each message of the user begins one. */
export function messagesByTurn({ messages }: Worker): StoredMessage[][] {
  const turns: StoredMessage[][] = [];
  for (const message of messages as StoredMessage[]) {
    if (message.role === 'user') turns.push([]);
    turns.at(-1)?.push(message);
  }
  return turns;
}

/** What a message says about its turn. */
export function metadataOf({ id: turnId, seq, status, error, startedAt }: Turn): TaskMessageMetadata {
  return { turnId, seq, status, ...(error && { error }), createdAt: startedAt };
}

/**
 * The messages of each of some turns of a task. A turn that the state of the worker does not show, having been read before, is told
 * by the turn.
 */
export function storedMessages(worker: Worker, turns: readonly Turn[]): TaskMessage[][] {
  const stored = messagesByTurn(worker);
  return turns.map((turn) => {
    const metadata = metadataOf(turn);
    const messages = stored[turn.seq];
    if (messages) return messages.map((message) => ({ ...message, metadata }));
    const text = { type: 'text', text: turn.outputText } as const;
    return [
      userMessage(turn.input, [], metadata),
      { id: turn.id, role: 'assistant', parts: text.text ? [text] : [], metadata },
    ];
  });
}
