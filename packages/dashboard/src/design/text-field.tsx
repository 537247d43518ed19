import type { ComponentPropsWithRef } from 'react';
import { Field, type FieldProps } from './field.tsx';
import controls from './control.module.css';

export interface TextFieldProps
  extends Omit<FieldProps, 'children'>, Omit<ComponentPropsWithRef<'input'>, 'className'> {
  /** For ids, keys, addresses and code. */
  mono?: boolean;
  /** Without an edge until it is pointed at: for what stands below a field that has one. */
  quiet?: boolean;
}

/** One line of text with its label. */
export function TextField({
  label,
  hint,
  error,
  aside,
  labelHidden,
  className,
  mono,
  quiet,
  ...input
}: TextFieldProps) {
  return (
    <Field {...{ label, hint, error, aside, labelHidden, className }}>
      {(control) => (
        <input
          type="text"
          {...input}
          {...control}
          className={[quiet ? controls.quiet : controls.control, mono ? controls.mono : ''].join(' ')}
        />
      )}
    </Field>
  );
}
