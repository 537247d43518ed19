import { Button } from '../design/button.tsx';
import styles from './save-bar.module.css';

export interface SaveBarProps {
  shown: boolean;
  busy: boolean;
  onDiscard: () => void;
}

/** At the foot of a form that has changes: saves them, or takes them back. */
export function SaveBar({ shown, busy, onDiscard }: SaveBarProps) {
  return (
    <div className={styles.place} role="status">
      {shown ? (
        <div className={styles.bar}>
          <p>Unsaved changes</p>
          <Button variant="quiet" onClick={onDiscard}>
            Discard
          </Button>
          <Button type="submit" variant="primary" busy={busy}>
            Save
          </Button>
        </div>
      ) : null}
    </div>
  );
}
