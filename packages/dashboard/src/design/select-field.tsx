import { ChevronDown } from 'lucide-react';
import type { ComponentPropsWithRef } from 'react';
import { Field, type FieldProps } from './field.tsx';
import controls from './control.module.css';
import styles from './select-field.module.css';

export type SelectFieldProps = Omit<FieldProps, 'children'> &
  Omit<ComponentPropsWithRef<'select'>, 'className'>;

/** A choice among a few, with its label. The options are its children. */
export function SelectField({
  label,
  hint,
  error,
  aside,
  labelHidden,
  className,
  ...select
}: SelectFieldProps) {
  return (
    <Field {...{ label, hint, error, aside, labelHidden, className }}>
      {(control) => (
        <span className={styles.place}>
          <select {...select} {...control} className={controls.control} />
          <ChevronDown aria-hidden="true" />
        </span>
      )}
    </Field>
  );
}
