import { SelectField } from '../../design/select-field.tsx';
import { changeKind } from './change-kind.ts';
import type { FieldKind, SchemaField } from './schema-field.ts';

const names: Record<FieldKind, string> = {
  text: 'Text',
  choice: 'One of…',
  number: 'Number',
  integer: 'Whole number',
  boolean: 'Yes or no',
  date: 'Date',
  'date-time': 'Date and time',
  object: 'Group',
  list: 'List of…',
  other: 'As in the JSON',
};

export interface KindSelectProps {
  field: SchemaField;
  onChange: (field: SchemaField) => void;
  label: string;
}

/** Chooses what a field holds. */
export function KindSelect({ field, onChange, label }: KindSelectProps) {
  // Only JSON can say the other kind, so nothing can become it here.
  const kinds = (Object.keys(names) as FieldKind[]).filter(
    (kind) => kind !== 'other' || field.kind === 'other',
  );
  return (
    <SelectField
      label={label}
      labelHidden
      value={field.kind}
      onChange={(event) => onChange(changeKind(field, event.target.value as FieldKind))}
    >
      {kinds.map((kind) => (
        <option key={kind} value={kind}>
          {names[kind]}
        </option>
      ))}
    </SelectField>
  );
}
