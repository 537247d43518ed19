import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

export interface EmptyStateProps {
  /** An icon of lucide-react, or a small drawing. */
  art?: ReactNode;
  title: string;
  /** What will be here, and what the first step is. */
  children?: ReactNode;
  /** The first step, in one press. */
  action?: ReactNode;
}

/** There is nothing here yet. */
export function EmptyState({ art, title, children, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      {art === undefined ? null : (
        <div className={styles.art} aria-hidden="true">
          {art}
        </div>
      )}
      <h2>{title}</h2>
      {children === undefined ? null : <div className={styles.text}>{children}</div>}
      {action === undefined ? null : <div className={styles.action}>{action}</div>}
    </div>
  );
}
