import { Dialog } from '../design/dialog.tsx';
import { shortcuts } from './shortcuts.ts';
import styles from './help-dialog.module.css';

/** The shortcuts, and where to read on. */
export function HelpDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title="Keyboard shortcuts">
      {shortcuts.map((group) => (
        <section key={group.where} className={styles.group}>
          <h3>{group.where}</h3>
          <dl>
            {group.shortcuts.map(({ keys, does }) => (
              <div key={does} className={styles.shortcut}>
                <dt>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <p className={styles.more}>
        The API’s description is at <a href="/openapi.json">/openapi.json</a>.
      </p>
    </Dialog>
  );
}
