import { TextAreaField } from '../design/text-area-field.tsx';
import { TextField } from '../design/text-field.tsx';
import { findIssue } from './find-issue.ts';
import { findTextError, textLimits, type WorkerDraft, type WorkerText } from './worker-draft.ts';

export interface WorkerTextFieldsProps {
  draft: WorkerDraft;
  onChange: (draft: WorkerDraft) => void;
  /** Why the last attempt to send it failed. */
  error: unknown;
  /** What is missing, by the name of the field. */
  missing?: Partial<Record<WorkerText, string | undefined>>;
  /** Whether the server fills in what is left empty. */
  isNew?: boolean;
}

/** The title, summary and instructions of a worker. */
export function WorkerTextFields({ draft, onChange, error, missing, isNew = false }: WorkerTextFieldsProps) {
  const props = (field: WorkerText) => ({
    value: draft[field],
    error: missing?.[field] ?? findTextError(draft[field], field) ?? findIssue(error, field),
    aside: nearLimit(draft[field], field),
  });
  return (
    <>
      <TextField
        label="Title"
        name="title"
        autoComplete="off"
        hint={isNew ? 'Without one it gets a dog’s name.' : undefined}
        {...props('title')}
        onChange={(event) => onChange({ ...draft, title: event.target.value })}
      />
      <TextField
        label="Summary"
        name="summary"
        autoComplete="off"
        hint="One line: what it is for."
        {...props('summary')}
        onChange={(event) => onChange({ ...draft, summary: event.target.value })}
      />
      <TextAreaField
        label="Instructions"
        name="instructions"
        rows={8}
        hint="What it is told before every task. Running tasks keep the ones that they started with."
        {...props('instructions')}
        onChange={(event) => onChange({ ...draft, instructions: event.target.value })}
      />
    </>
  );
}

/** How many characters are used, once that matters. */
function nearLimit(text: string, field: WorkerText): string | undefined {
  const limit = textLimits[field];
  return text.length < limit * 0.8
    ? undefined
    : `${text.length.toLocaleString()} / ${limit.toLocaleString()}`;
}
