import type { ReactNode } from 'react';
import { CopyButton } from './copy-button.tsx';
import styles from './code-view.module.css';

export interface CodeViewProps {
  code: string;
  /** What it is, for the copy button and for screen readers: “request in Python”. */
  what: string;
  /** Breaks long lines instead of scrolling them. */
  wrap?: boolean;
  /** A name above the code, such as a file's. */
  caption?: string;
  /** The code with colours; `code` is what is copied. */
  children?: ReactNode;
}

/** A piece of code that can be copied. */
export function CodeView({ code, what, wrap = false, caption, children }: CodeViewProps) {
  return (
    <figure className={styles.code}>
      {caption === undefined ? null : <figcaption className={styles.caption}>{caption}</figcaption>}
      {/* A region that scrolls has to be reachable by keyboard. */}
      <pre
        className={wrap ? `${styles.text} ${styles.wrap}` : styles.text}
        tabIndex={0}
        role="region"
        aria-label={what}
      >
        <code>{children ?? code}</code>
      </pre>
      <CopyButton text={code} what={what} className={styles.copy ?? ''} />
    </figure>
  );
}
