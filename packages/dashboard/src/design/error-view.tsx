import { CircleAlert, RotateCw } from 'lucide-react';
import { Button } from './button.tsx';
import { describeError } from './describe-error.ts';
import styles from './error-view.module.css';

export interface ErrorViewProps {
  error: unknown;
  /** What could not be done: “The tasks could not be loaded.” */
  title?: string;
  /** Tries again. Without it there is no button. */
  onRetry?: (() => void) | undefined;
}

/** Something failed: what the API says about it, what to do, and a button that tries again. */
export function ErrorView({ error, title, onRetry }: ErrorViewProps) {
  const { sentence, advice, reference } = describeError(error);
  return (
    <div className={styles.error} role="alert">
      <CircleAlert aria-hidden="true" />
      <div className={styles.text}>
        {title === undefined ? null : <p className={styles.title}>{title}</p>}
        <p>{sentence}</p>
        {advice === undefined ? null : <p className={styles.advice}>{advice}</p>}
        {reference === undefined ? null : <p className={styles.reference}>{reference}</p>}
        {onRetry === undefined ? null : (
          <Button size="small" icon={<RotateCw aria-hidden="true" />} onClick={onRetry}>
            Try again
          </Button>
        )}
      </div>
    </div>
  );
}
