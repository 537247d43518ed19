import type { ReactNode } from 'react';
import styles from './page.module.css';

/** A page that scrolls as a whole. `reading` is narrower, for text and forms. */
export function Page({ width = 'page', children }: { width?: 'page' | 'reading'; children: ReactNode }) {
  return (
    <div className={width === 'page' ? styles.page : `${styles.page} ${styles.reading}`}>{children}</div>
  );
}
