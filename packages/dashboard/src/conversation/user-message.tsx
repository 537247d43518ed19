import { memo } from 'react';
import type { TaskMessage } from '@ramensoft/handinger-react';
import { readAnswer } from './read-answer.ts';
import { FileList } from './file-list.tsx';
import { FoldedText } from './folded-text.tsx';
import styles from './user-message.module.css';

/** What somebody said to the worker, as it was written, with the files that came with it. */
export const UserMessage = memo(function UserMessage({ message }: { readonly message: TaskMessage }) {
  const { pieces, files } = readAnswer(message.parts);
  return (
    <div className={styles.message}>
      {pieces.map((piece, index) =>
        piece.kind === 'text' ? <FoldedText key={index} text={piece.text} /> : null,
      )}
      <FileList label="Attached files" files={files} />
    </div>
  );
});
