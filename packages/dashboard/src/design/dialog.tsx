import { type ReactNode, useLayoutEffect, useId, useRef } from 'react';
import { X } from 'lucide-react';
import { IconButton } from './icon-button.tsx';
import styles from './dialog.module.css';

export interface DialogProps {
  open: boolean;
  /** Called when it wants to close: Escape, the cross, a press beside it. */
  onClose: () => void;
  title: string;
  /** For what is read or looked at rather than answered. */
  wide?: boolean;
  children: ReactNode;
  /** The actions at its foot, the main one last. */
  footer?: ReactNode;
}

/** A modal dialog. The browser keeps the focus in it, and gives it back. Its children exist only while it is open. */
export function Dialog({ open, onClose, title, wide = false, children, footer }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useLayoutEffect(() => {
    const element = dialog.current;
    if (!open || element === null) return undefined;
    element.showModal();
    return () => element.close();
  }, [open]);

  if (!open) return null;
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      data-wide={wide || undefined}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // Only the backdrop is the dialog itself: everything inside lies in the frame.
      onMouseDown={(event) => event.target === event.currentTarget && onClose()}
    >
      <div className={styles.frame}>
        <header className={styles.header}>
          <h2 id={titleId}>{title}</h2>
          <IconButton label="Close" icon={<X aria-hidden="true" />} onClick={onClose} />
        </header>
        <div className={styles.body}>{children}</div>
        {footer === undefined ? null : <footer className={styles.footer}>{footer}</footer>}
      </div>
    </dialog>
  );
}
