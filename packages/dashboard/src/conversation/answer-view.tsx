import { memo } from 'react';
import type { TaskMessage } from '@ramensoft/handinger-react';
import { FileList } from './file-list.tsx';
import { Markdown } from './markdown.tsx';
import { readAnswer } from './read-answer.ts';
import { SourceList } from './source-list.tsx';
import { StepList } from './step-list.tsx';

interface AnswerViewProps {
  readonly message: TaskMessage;
  /** Whether it is still being written. */
  readonly live: boolean;
}

/** What a worker did and said in one turn. */
export const AnswerView = memo(function AnswerView({ message, live }: AnswerViewProps) {
  const { pieces, sources, files } = readAnswer(message.parts);
  return (
    <>
      {pieces.map((piece, index) =>
        piece.kind === 'text' ? (
          <Markdown key={index} text={piece.text} />
        ) : (
          <StepList key={index} steps={piece.steps} live={live} />
        ),
      )}
      <FileList label="Files of the answer" files={files} />
      <SourceList sources={sources} />
    </>
  );
});
