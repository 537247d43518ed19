import { type ReactNode, useId } from 'react';
import { CircleAlert } from 'lucide-react';
import styles from './field.module.css';

/** What a control needs to belong to its field: spread it on the input. */
export interface FieldControl {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

export interface FieldProps {
  label: ReactNode;
  /** One line under the control. */
  hint?: ReactNode;
  /** What is wrong with the value, as a sentence. Takes the place of the hint. */
  error?: string | undefined;
  /** Shown at the right end of the label: a count, a small action. */
  aside?: ReactNode;
  /** Keeps the label for screen readers only. */
  labelHidden?: boolean | undefined;
  className?: string | undefined;
  children: (control: FieldControl) => ReactNode;
}

/** A label, a control, and what there is to say about its value. */
export function Field({ label, hint, error, aside, labelHidden = false, className, children }: FieldProps) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className={[styles.field, className].filter(Boolean).join(' ')}>
      <div className={labelHidden ? styles.hidden : styles.head}>
        <label htmlFor={id}>{label}</label>
        {aside === undefined ? null : <span className={styles.aside}>{aside}</span>}
      </div>
      {children({
        id,
        'aria-describedby': note === undefined ? undefined : `${id}-note`,
        'aria-invalid': error === undefined ? undefined : true,
      })}
      {note === undefined ? null : (
        <p id={`${id}-note`} className={error === undefined ? styles.hint : styles.error}>
          {error === undefined ? null : <CircleAlert aria-hidden="true" />}
          {note}
        </p>
      )}
    </div>
  );
}
