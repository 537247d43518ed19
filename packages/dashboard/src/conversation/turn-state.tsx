import { CircleAlert, CircleSlash, Clock3, RotateCw } from 'lucide-react';
import { Button } from '../design/button.tsx';
import type { TurnProgress } from './group-turns.ts';
import styles from './turn-state.module.css';

interface TurnStateProps {
  readonly progress: TurnProgress;
  readonly error: string | undefined;
  readonly onRetry: (() => void) | undefined;
}

/** What a turn waits for, or why it ended without an answer; nothing where all is well. */
export function TurnState({ progress, error, onRetry }: TurnStateProps) {
  if (progress === 'running' || progress === 'starting') {
    return (
      <p className={styles.working}>
        <span className={styles.dots} aria-hidden="true">
          <i />
          <i />
          <i />
        </span>
        {progress === 'running' ? 'Working' : 'Starting'}
      </p>
    );
  }
  if (progress === 'queued') {
    return (
      <p className={styles.note}>
        <Clock3 aria-hidden="true" />
        Queued: it starts when the turn before it is over.
      </p>
    );
  }
  // What could not be sent is told below the conversation, with the reason.
  if (progress === 'completed' || progress === 'unsent') return null;
  const failed = progress === 'error';
  return (
    <div className={failed ? styles.failed : styles.note}>
      {failed ? <CircleAlert aria-hidden="true" /> : <CircleSlash aria-hidden="true" />}
      <p>{error ?? (failed ? 'The turn failed.' : 'The turn was stopped before it was done.')}</p>
      {onRetry === undefined ? null : (
        <Button size="small" icon={<RotateCw aria-hidden="true" />} onClick={onRetry}>
          Send again
        </Button>
      )}
    </div>
  );
}
