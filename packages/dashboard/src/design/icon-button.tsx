import type { ComponentPropsWithRef, ReactNode } from 'react';
import styles from './icon-button.module.css';

export interface IconButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'children' | 'aria-label'> {
  /** What it does: its name for screen readers, and its tooltip. */
  label: string;
  /** An icon of lucide-react. */
  icon: ReactNode;
}

export function IconButton({ label, icon, className, ...props }: IconButtonProps) {
  return (
    <button
      type="button"
      title={label}
      {...props}
      aria-label={label}
      className={[styles.button, className].filter(Boolean).join(' ')}
    >
      {icon}
    </button>
  );
}
