import type { UseTaskResult } from '@ramensoft/handinger-react';
import { groupTurns } from './group-turns.ts';
import { TurnView } from './turn-view.tsx';
import styles from './turn-list.module.css';

interface TurnListProps {
  readonly conversation: Pick<UseTaskResult, 'error' | 'messages' | 'object' | 'turns'>;
  readonly onRetry: () => void;
}

/** All turns of a task, the oldest first. */
export function TurnList({ conversation: { error, messages, object, turns }, onRetry }: TurnListProps) {
  const shown = groupTurns(messages, turns, error !== undefined && error.code !== 'turn_failed');
  // The hook's object is that of the turn that runs, or else of the last one.
  const present = shown.find(({ progress }) => progress === 'running') ?? shown.at(-1);
  return (
    <div className={styles.turns}>
      {shown.map((each, index) => {
        const { id, question, answer, turn, progress } = each;
        const output = each === present ? (object ?? turn?.structuredOutput) : turn?.structuredOutput;
        return (
          <TurnView
            key={id}
            place={index + 1}
            question={question}
            answer={answer}
            turn={turn}
            progress={progress}
            output={typeof output === 'object' ? output : undefined}
            error={answer?.metadata.error ?? question?.metadata.error ?? turn?.error ?? undefined}
            onRetry={index === shown.length - 1 ? onRetry : undefined}
          />
        );
      })}
    </div>
  );
}
