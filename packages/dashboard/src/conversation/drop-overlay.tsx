import { Paperclip } from 'lucide-react';
import styles from './drop-overlay.module.css';

/** Shown over a conversation while files are dragged over it. */
export function DropOverlay() {
  return (
    <div className={styles.overlay} aria-hidden="true">
      <p>
        <Paperclip />
        Drop files to attach them
      </p>
    </div>
  );
}
