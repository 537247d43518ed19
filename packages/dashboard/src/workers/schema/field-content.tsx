import type { ComponentType } from 'react';
import { JsonView } from '../../design/json-view.tsx';
import { ChoicesField } from './choices-field.tsx';
import type { FieldListProps } from './field-list-props.ts';
import { KindSelect } from './kind-select.tsx';
import type { SchemaField } from './schema-field.ts';
import styles from './field-content.module.css';

export interface FieldContentProps {
  field: SchemaField;
  onChange: (field: SchemaField) => void;
  errors: ReadonlyMap<string, string> | undefined;
  /** The field's name in a sentence. */
  called: string;
  /** Shows the fields of a group. */
  List: ComponentType<FieldListProps>;
}

/** What a kind needs beside its name: the values of a choice, the fields of a group, what a list holds. */
export function FieldContent({ field, onChange, errors, called, List }: FieldContentProps) {
  switch (field.kind) {
    case 'choice':
      return (
        <ChoicesField
          label={`Values of ${called}`}
          choices={field.choices}
          onChange={(choices) => onChange({ ...field, choices })}
        />
      );
    case 'object':
      return (
        <div className={styles.nested}>
          <List
            fields={field.fields}
            onChange={(fields) => onChange({ ...field, fields })}
            errors={errors}
            of={called}
          />
        </div>
      );
    case 'list': {
      const { item } = field;
      if (item === undefined) return null;
      const changeItem = (next: SchemaField) => onChange({ ...field, item: next });
      return (
        <div className={styles.nested}>
          <KindSelect field={item} onChange={changeItem} label={`What ${called} holds`} />
          <FieldContent field={item} onChange={changeItem} errors={errors} called={called} List={List} />
        </div>
      );
    }
    case 'other':
      return <JsonView value={field.rest} what={`schema of ${called}`} />;
    default:
      return null;
  }
}
