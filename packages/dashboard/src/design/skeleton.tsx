import { VisuallyHidden } from './visually-hidden.tsx';
import styles from './skeleton.module.css';

export interface SkeletonProps {
  /** How many rows are drawn. */
  rows?: number;
  /** The height of a row, as a CSS length. */
  height?: string;
  /** What is loading, for screen readers. */
  label?: string;
}

/** Rows in the place of what is being loaded. They appear after a moment: what is quick shows no flicker. */
export function Skeleton({ rows = 3, height = '1rem', label = 'Loading' }: SkeletonProps) {
  return (
    <div className={styles.skeleton} role="status">
      <VisuallyHidden>{label}</VisuallyHidden>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={styles.row} style={{ height, width: `${100 - ((row * 23) % 41)}%` }} />
      ))}
    </div>
  );
}
