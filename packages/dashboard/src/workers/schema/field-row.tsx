import { X } from 'lucide-react';
import type { ComponentType } from 'react';
import { CheckboxField } from '../../design/checkbox-field.tsx';
import { IconButton } from '../../design/icon-button.tsx';
import { TextField } from '../../design/text-field.tsx';
import { FieldContent } from './field-content.tsx';
import type { FieldListProps } from './field-list-props.ts';
import { KindSelect } from './kind-select.tsx';
import type { SchemaField } from './schema-field.ts';
import styles from './field-row.module.css';

export interface FieldRowProps {
  field: SchemaField;
  onChange: (field: SchemaField) => void;
  onRemove: () => void;
  errors: ReadonlyMap<string, string> | undefined;
  /** Shows the fields of a group. */
  List: ComponentType<FieldListProps>;
}

/** One field: what it is called, what it holds, what belongs into it. */
export function FieldRow({ field, onChange, onRemove, errors, List }: FieldRowProps) {
  const called = field.name === '' ? 'the new field' : field.name;
  return (
    <div className={styles.row} role="group" aria-label={field.name === '' ? 'New field' : field.name}>
      <div className={styles.main}>
        <TextField
          label="Name"
          labelHidden
          mono
          placeholder="name"
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
          value={field.name}
          error={errors?.get(field.key)}
          onChange={(event) => onChange({ ...field, name: event.target.value })}
        />
        <KindSelect field={field} onChange={onChange} label={`Type of ${called}`} />
        <IconButton label={`Remove ${called}`} icon={<X aria-hidden="true" />} onClick={onRemove} />
      </div>
      <div className={styles.about}>
        <TextField
          label={`Description of ${called}`}
          labelHidden
          quiet
          placeholder="What belongs here? The worker reads this."
          value={field.description}
          onChange={(event) => onChange({ ...field, description: event.target.value })}
        />
        <div className={styles.options}>
          <CheckboxField
            label="Required"
            checked={field.required}
            onChange={(required) => onChange({ ...field, required })}
          />
          {field.kind === 'other' ? null : (
            <CheckboxField
              label="Null where unknown"
              checked={field.nullable}
              onChange={(nullable) => onChange({ ...field, nullable })}
            />
          )}
        </div>
      </div>
      <FieldContent field={field} onChange={onChange} errors={errors} called={called} List={List} />
    </div>
  );
}
