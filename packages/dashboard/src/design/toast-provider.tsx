import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { X } from 'lucide-react';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';
import { type Toast, ToastContext } from './toast-context.ts';
import styles from './toast-provider.module.css';

const shownFor = 6_000;

/** The place under the header where toasts appear, one at a time: a new one takes the place of the last. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toast, setToast] = useState<Toast>();
  const [held, setHeld] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const show = useCallback((next: Toast | undefined) => {
    setToast(next);
    // A toast that goes from under the pointer is never left by it.
    setHeld(false);
  }, []);
  const close = useCallback(() => show(undefined), [show]);

  // Over everything, also over a dialog that is open: what a dialog did is told while it stands there.
  useEffect(() => {
    const element = place.current;
    if (toast === undefined || element === null) return undefined;
    element.showPopover();
    return () => element.hidePopover();
  }, [toast]);

  useEffect(() => {
    if (toast === undefined || toast.tone === 'bad' || held) return undefined;
    const timer = setTimeout(close, shownFor);
    return () => clearTimeout(timer);
  }, [toast, held, close]);

  return (
    <ToastContext value={show}>
      {children}
      <div
        ref={place}
        popover="manual"
        role="status"
        className={styles.place}
        onMouseEnter={() => setHeld(true)}
        onMouseLeave={() => setHeld(false)}
        onFocus={() => setHeld(true)}
        onBlur={() => setHeld(false)}
      >
        {toast === undefined ? null : (
          <div className={toast.tone === 'bad' ? `${styles.toast} ${styles.bad}` : styles.toast}>
            <p>{toast.message}</p>
            {toast.action === undefined ? null : (
              <Button
                size="small"
                onClick={() => {
                  toast.action?.onPress();
                  close();
                }}
              >
                {toast.action.label}
              </Button>
            )}
            <IconButton label="Dismiss" icon={<X aria-hidden="true" />} onClick={close} />
          </div>
        )}
      </div>
    </ToastContext>
  );
}
