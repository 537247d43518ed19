import type { Budget } from '@ramensoft/handinger';
import { useCreateSchedule } from '@ramensoft/handinger-react';
import { type FormEvent, useId, useState } from 'react';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { ErrorView } from '../design/error-view.tsx';
import { SelectField } from '../design/select-field.tsx';
import { TextAreaField } from '../design/text-area-field.tsx';
import { useToast } from '../design/use-toast.ts';
import styles from './new-schedule-dialog.module.css';
import { RunPreview } from './run-preview.tsx';
import { newWhenDraft, readWhenDraft } from './when-draft.ts';
import { WhenFields } from './when-fields.tsx';

export interface NewScheduleDialogProps {
  readonly workerId: string;
  readonly timezone: string;
  readonly onClose: () => void;
}

/** What to do, when, and for how much: with the next runs before anything is stored. */
export function NewScheduleDialog({ workerId, timezone, onClose }: NewScheduleDialogProps) {
  const formId = useId();
  const showToast = useToast();
  const create = useCreateSchedule();
  const [input, setInput] = useState('');
  const [budget, setBudget] = useState<Budget>('standard');
  const [draft, setDraft] = useState(() => newWhenDraft(timezone));
  const when = readWhenDraft(draft, timezone);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (when === undefined || create.isPending) return;
    create.mutate(
      { workerId, input: input.trim(), when, budget },
      {
        onSuccess: () => {
          showToast({ message: 'Scheduled.' });
          onClose();
        },
      },
    );
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title="New schedule"
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Not now
          </Button>
          <Button variant="primary" type="submit" form={formId} busy={create.isPending}>
            Schedule it
          </Button>
        </>
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit}>
        <TextAreaField
          label="What to do"
          hint="Each run is a task of its own that begins with this message."
          placeholder="Summarize what was published since yesterday."
          required
          rows={3}
          value={input}
          onChange={(event) => setInput(event.target.value)}
        />
        <WhenFields draft={draft} timezone={timezone} onChange={setDraft} />
        <RunPreview workerId={workerId} when={when} />
        <SelectField
          label="Budget"
          hint="How much each run may spend."
          value={budget}
          onChange={(event) => setBudget(event.target.value as Budget)}
        >
          <option value="low">Low: a quick lookup</option>
          <option value="standard">Standard: a handful of tool calls</option>
          <option value="high">High: research over many sources</option>
          <option value="unlimited">Unlimited: no spend cap</option>
        </SelectField>
        {create.error === null ? null : <ErrorView title="It could not be scheduled." error={create.error} />}
      </form>
    </Dialog>
  );
}
