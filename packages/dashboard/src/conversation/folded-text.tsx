import { useState } from 'react';
import { Button } from '../design/button.tsx';
import styles from './folded-text.module.css';

/** Longer texts are folded: a pasted document would push the answer out of sight. */
const longest = 1_200;

/** Plain text as it was written; only its beginning where it is long. */
export function FoldedText({ text }: { readonly text: string }) {
  const [open, setOpen] = useState(false);
  const isLong = text.length > longest * 1.2;
  return (
    <div>
      <p className={styles.text}>{isLong && !open ? `${text.slice(0, longest).trimEnd()}…` : text}</p>
      {isLong ? (
        <Button variant="quiet" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Show less' : 'Show all'}
        </Button>
      ) : null}
    </div>
  );
}
