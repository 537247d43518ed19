import { useState } from 'react';
import { findIssue } from './find-issue.ts';
import { NewWorkerForm, type NewWorkerFormProps } from './new-worker-form.tsx';
import { SchemaEditor } from './schema/schema-editor.tsx';
import { isDraftValid, newWorkerOf, type WorkerDraft } from './worker-draft.ts';
import { WorkerTextFields } from './worker-text-fields.tsx';

export interface InstructionsFormProps extends NewWorkerFormProps {
  draft: WorkerDraft;
  onChange: (draft: WorkerDraft) => void;
}

/** Creates a worker from what one has written oneself, kept word by word. */
export function InstructionsForm({ draft, onChange, onCreate, ...form }: InstructionsFormProps) {
  const [sent, setSent] = useState(false);
  const empty = draft.instructions.trim() === '';

  return (
    <NewWorkerForm
      {...form}
      onSubmit={() => {
        setSent(true);
        const valid = !empty && isDraftValid(draft);
        if (valid) onCreate(newWorkerOf(draft));
        return valid;
      }}
    >
      <WorkerTextFields
        draft={draft}
        onChange={onChange}
        error={form.error}
        missing={{ instructions: sent && empty ? 'Tell the worker what to do.' : undefined }}
        isNew
      />
      <hr />
      <SchemaEditor
        draft={draft.schema}
        onChange={(schema) => onChange({ ...draft, schema })}
        showErrors={sent}
        error={findIssue(form.error, 'outputSchema')}
      />
    </NewWorkerForm>
  );
}
