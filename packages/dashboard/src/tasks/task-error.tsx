import { NotFoundError, PermissionDeniedError } from '@ramensoft/handinger';
import { FileQuestion } from 'lucide-react';
import { ButtonLink } from '../design/button-link.tsx';
import { describeError } from '../design/describe-error.ts';
import { EmptyState } from '../design/empty-state.tsx';
import { ErrorView } from '../design/error-view.tsx';
import styles from './task-error.module.css';

interface TaskErrorProps {
  readonly workerId: string;
  readonly error: Error;
  readonly onRetry: () => void;
}

/** A task that can't be shown: there is none, it is not for this visitor, or reading it failed. */
export function TaskError({ workerId, error, onRetry }: TaskErrorProps) {
  const isGone = error instanceof NotFoundError || error instanceof PermissionDeniedError;
  return (
    <div className={styles.error}>
      {isGone ? (
        <EmptyState
          art={<FileQuestion />}
          title="This task is not here"
          action={
            <ButtonLink href={`/workers/${encodeURIComponent(workerId)}`}>
              Go to the worker’s tasks
            </ButtonLink>
          }
        >
          <p role="alert">{describeError(error).sentence}</p>
        </EmptyState>
      ) : (
        <ErrorView title="The task could not be loaded." error={error} onRetry={onRetry} />
      )}
    </div>
  );
}
