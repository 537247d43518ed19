import { useRef } from 'react';
import { Plus } from 'lucide-react';
import { Button } from '../../design/button.tsx';
import type { FieldListProps } from './field-list-props.ts';
import { FieldRow } from './field-row.tsx';
import { newField } from './new-field.ts';
import styles from './field-list.module.css';

/** The fields of an object, one after the other, and a button that adds one. */
export function FieldList({ fields, onChange, errors, of }: FieldListProps) {
  const list = useRef<HTMLUListElement>(null);

  function add() {
    onChange([...fields, newField()]);
    // Its name is what comes next; the row is there after this render.
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLInputElement>(':scope > li:last-child input')?.focus(),
    );
  }

  return (
    <div className={styles.fields}>
      <ul ref={list} className={styles.list} aria-label={`Fields of ${of}`}>
        {fields.map((field) => (
          <li key={field.key}>
            <FieldRow
              field={field}
              List={FieldList}
              errors={errors}
              onChange={(next) => onChange(fields.map((each) => (each.key === field.key ? next : each)))}
              onRemove={() => onChange(fields.filter((each) => each.key !== field.key))}
            />
          </li>
        ))}
      </ul>
      <Button variant="quiet" size="small" icon={<Plus aria-hidden="true" />} onClick={add}>
        Add a field
      </Button>
    </div>
  );
}
