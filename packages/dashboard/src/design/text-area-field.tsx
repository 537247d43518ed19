import type { ComponentPropsWithRef, CSSProperties } from 'react';
import { Field, type FieldProps } from './field.tsx';
import controls from './control.module.css';

export type TextAreaFieldProps = Omit<FieldProps, 'children'> &
  Omit<ComponentPropsWithRef<'textarea'>, 'className'>;

/** Several lines of text with their label. Grows with its content where the browser can. */
export function TextAreaField({
  label,
  hint,
  error,
  aside,
  labelHidden,
  className,
  rows = 4,
  ...area
}: TextAreaFieldProps) {
  return (
    <Field {...{ label, hint, error, aside, labelHidden, className }}>
      {(control) => (
        <textarea
          rows={rows}
          style={{ '--rows': rows } as CSSProperties}
          {...area}
          {...control}
          className={controls.area}
        />
      )}
    </Field>
  );
}
