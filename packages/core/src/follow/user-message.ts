import type { InputFile } from '../generated/types.gen.ts';
import type { TaskMessage, TaskMessageMetadata } from './task-message.ts';

/** What the user said in a turn, as the history has it. */
export function userMessage(
  input: string,
  files: readonly Pick<InputFile, 'filename' | 'mediaType'>[],
  metadata: TaskMessageMetadata,
): TaskMessage {
  return {
    id: metadata.turnId.replace(/^trn_|^/, 'msg_'),
    role: 'user',
    parts: [
      { type: 'text', text: input },
      ...files.map(
        ({ filename, mediaType }) => ({ type: 'file', filename, mediaType, url: filename }) as const,
      ),
    ],
    metadata,
  };
}
