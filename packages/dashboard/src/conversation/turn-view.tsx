import { memo, useId } from 'react';
import { VisuallyHidden } from '../design/visually-hidden.tsx';
import { AnswerView } from './answer-view.tsx';
import type { ShownTurn, TurnProgress } from './group-turns.ts';
import { StructuredOutput } from './structured-output.tsx';
import { TurnFooter } from './turn-footer.tsx';
import { TurnState } from './turn-state.tsx';
import { UserMessage } from './user-message.tsx';
import styles from './turn-view.module.css';

interface TurnViewProps {
  /** Its place, from 1. */
  readonly place: number;
  readonly question: ShownTurn['question'];
  readonly answer: ShownTurn['answer'];
  readonly turn: ShownTurn['turn'];
  readonly progress: TurnProgress;
  /** The structured output; while it is being written as much of it as there is. */
  readonly output: object | null | undefined;
  /** Why it failed, as a sentence. */
  readonly error: string | undefined;
  /** Sends the same input once more; of the last turn only. */
  readonly onRetry: (() => void) | undefined;
}

/** One turn: what was said, what was done and answered, and what it cost. */
export const TurnView = memo(function TurnView(props: TurnViewProps) {
  const { place, question, answer, turn, progress, output, error, onRetry } = props;
  const titleId = useId();
  const live = progress === 'running';
  const over = progress === 'completed' || progress === 'error' || progress === 'aborted';
  return (
    <article className={styles.turn} aria-labelledby={titleId} data-live={live || undefined}>
      <VisuallyHidden>
        <h3 id={titleId}>Turn {place}</h3>
      </VisuallyHidden>
      {question === undefined ? null : <UserMessage message={question} />}
      {answer === undefined ? null : <AnswerView message={answer} live={live} />}
      {output ? <StructuredOutput value={output} live={live} /> : null}
      <TurnState progress={progress} error={error} onRetry={onRetry} />
      {turn === undefined || !over ? null : <TurnFooter turn={turn} />}
    </article>
  );
});
