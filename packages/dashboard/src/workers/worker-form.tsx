import type { WorkerTemplate } from '@ramensoft/handinger';
import { useUpdateWorker } from '@ramensoft/handinger-react';
import { type FormEvent, useRef, useState } from 'react';
import { ErrorView } from '../design/error-view.tsx';
import { useToast } from '../design/use-toast.ts';
import { findIssue } from './find-issue.ts';
import { focusFirstError } from './focus-first-error.ts';
import { SaveBar } from './save-bar.tsx';
import { SchemaEditor } from './schema/schema-editor.tsx';
import { SettingsSection } from './settings-section.tsx';
import { useWorkerDraft } from './use-worker-draft.ts';
import { changesOf, isDraftValid } from './worker-draft.ts';
import { WorkerTextFields } from './worker-text-fields.tsx';

/** Changes what a worker is told and how it answers. */
export function WorkerForm({ worker }: { worker: WorkerTemplate }) {
  const { draft, isChanged, change, discard } = useWorkerDraft(worker);
  const [sent, setSent] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const showToast = useToast();
  const updateWorker = useUpdateWorker({
    onSuccess: () => {
      discard();
      setSent(false);
      showToast({ message: 'Saved. Further tasks go by it.' });
    },
    // The answer says at which field; that is in the page after this render.
    onError: () => requestAnimationFrame(() => focusFirstError(form.current)),
  });
  const titleMissing = draft.title.trim() === '' ? 'Give the worker a title.' : undefined;

  function save(event: FormEvent) {
    event.preventDefault();
    setSent(true);
    if (titleMissing === undefined && isDraftValid(draft)) {
      updateWorker.mutate({ workerId: worker.id, ...changesOf(worker, draft) });
    } else {
      requestAnimationFrame(() => focusFirstError(form.current));
    }
  }

  return (
    <form ref={form} onSubmit={save} noValidate>
      <SettingsSection
        title="About"
        about="What the worker is called, and what it is told before every task."
      >
        <WorkerTextFields
          draft={draft}
          onChange={change}
          error={updateWorker.error}
          missing={{ title: titleMissing }}
        />
      </SettingsSection>
      <SettingsSection
        title="Answers"
        about="As text, or also as an object whose fields you name: your code reads it without parsing prose."
      >
        <SchemaEditor
          draft={draft.schema}
          onChange={(schema) => change({ ...draft, schema })}
          showErrors={sent}
          error={findIssue(updateWorker.error, 'outputSchema')}
        />
      </SettingsSection>
      {updateWorker.error === null ? null : (
        <ErrorView error={updateWorker.error} title="The changes were not saved." />
      )}
      <SaveBar
        shown={isChanged}
        busy={updateWorker.isPending}
        onDiscard={() => {
          discard();
          updateWorker.reset();
          setSent(false);
        }}
      />
    </form>
  );
}
