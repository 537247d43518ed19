import type { TaskStatus } from '@ramensoft/handinger';
import { VisuallyHidden } from './visually-hidden.tsx';
import styles from './status-dot.module.css';

const names: Record<TaskStatus, string> = {
  pending: 'Waiting',
  running: 'Running',
  completed: 'Completed',
  error: 'Failed',
  aborted: 'Stopped',
};

/** The state of a task or turn as a dot; its word is for screen readers, or stands beside it with `labelled`. */
export function StatusDot({ status, labelled = false }: { status: TaskStatus; labelled?: boolean }) {
  return (
    <span className={styles.status}>
      <span className={`${styles.dot} ${styles[status]}`} aria-hidden="true" />
      {labelled ? <span>{names[status]}</span> : <VisuallyHidden>{names[status]}</VisuallyHidden>}
    </span>
  );
}
