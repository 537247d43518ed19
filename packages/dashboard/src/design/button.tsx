import type { ComponentPropsWithRef, ReactNode } from 'react';
import { Spinner } from './spinner.tsx';
import styles from './button.module.css';

/** What a button looks like. `primary` once per view; `quiet` has no edge; `danger` for what can't be undone. */
export interface ButtonLook {
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  size?: 'medium' | 'small';
}

export interface ButtonProps extends ButtonLook, ComponentPropsWithRef<'button'> {
  /** An icon of lucide-react before the text. */
  icon?: ReactNode;
  /** Shows that its action is under way. It can't be pressed meanwhile, and keeps the focus. */
  busy?: boolean;
}

export function Button({ variant, size, icon, busy = false, className, children, ...props }: ButtonProps) {
  return (
    <button
      type="button"
      {...props}
      className={buttonClass({ variant, size }, className)}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : props.onClick}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </button>
  );
}

/** The class of a button, for links that look like one. */
export function buttonClass(look: { [Key in keyof ButtonLook]: ButtonLook[Key] | undefined }, more?: string) {
  const { variant = 'secondary', size = 'medium' } = look;
  return [styles.button, styles[variant], styles[size], more].filter(Boolean).join(' ');
}
