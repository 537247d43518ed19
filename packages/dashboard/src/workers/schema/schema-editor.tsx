import { lazy, Suspense, useState } from 'react';
import { Skeleton } from '../../design/skeleton.tsx';
import { Switch } from '../../design/switch.tsx';
import { Tabs } from '../../design/tabs.tsx';
import { FieldList } from './field-list.tsx';
import { findFieldErrors } from './find-field-errors.ts';
import { type SchemaDraft, withFields, withText } from './schema-draft.ts';
import styles from './schema-editor.module.css';

const JsonEditor = lazy(async () => ({ default: (await import('../../design/json-editor.tsx')).JsonEditor }));

export interface SchemaEditorProps {
  draft: SchemaDraft;
  onChange: (draft: SchemaDraft) => void;
  /** Shows what is missing in the fields. Off until the form is sent for the first time: nobody is scolded while typing. */
  showErrors: boolean;
  /** What the server says is wrong with the schema. */
  error?: string | undefined;
}

/** Edits the schema of a worker's answers, as fields or as JSON: two views of one value. */
export function SchemaEditor({ draft, onChange, showErrors, error }: SchemaEditorProps) {
  const [view, setView] = useState<'fields' | 'json'>('fields');
  const fieldErrors = showErrors ? findFieldErrors(draft.fields) : undefined;
  // A field without a name can't be in the JSON, so nobody would see there why nothing is sent.
  const unfinished = fieldErrors?.size ? 'A field is not finished yet: see Fields.' : undefined;

  return (
    <div className={styles.editor}>
      <Switch
        label="Structured answers"
        hint="Every answer is also an object of these fields, checked before you get it."
        checked={draft.enabled}
        onChange={(enabled) => onChange({ ...draft, enabled })}
      />
      {draft.enabled ? (
        <Tabs
          label="Views of the schema"
          tabs={[
            { name: 'fields', label: 'Fields' },
            { name: 'json', label: 'JSON Schema' },
          ]}
          current={view}
          onChange={setView}
        >
          {view === 'json' ? (
            <Suspense fallback={<Skeleton rows={8} label="Loading the editor" />}>
              <JsonEditor
                label="JSON Schema (draft-07) of the answer"
                text={draft.text}
                onChange={(text) => onChange(withText(draft, text))}
                error={draft.textError ?? unfinished ?? error}
              />
            </Suspense>
          ) : (
            <>
              {draft.textError === undefined ? null : (
                <p className={styles.stale}>
                  The JSON can’t be read at present. These are the fields from before; changing them replaces
                  it.
                </p>
              )}
              <FieldList
                fields={draft.fields}
                onChange={(fields) => onChange(withFields(draft, fields))}
                errors={fieldErrors}
                of="the answer"
              />
              {error === undefined ? null : (
                <p className={styles.error} role="alert">
                  {error}
                </p>
              )}
            </>
          )}
        </Tabs>
      ) : null}
    </div>
  );
}
