import type { TurnRow } from '../repositories/turn-repository.ts';
import type { StoredMessage } from '../db/stored-message.ts';

/** What the user said in a turn, as a message of the conversation. Files are named by their path in the task's folder. */
export function userMessage(turn: TurnRow): StoredMessage {
  return {
    id: turn.id.replace(/^trn_/, 'msg_'),
    role: 'user',
    parts: [
      { type: 'text', text: turn.input },
      ...turn.inputFiles.map(({ filename, mediaType }) => ({
        type: 'file' as const,
        filename,
        mediaType,
        url: filename,
      })),
    ],
  };
}
