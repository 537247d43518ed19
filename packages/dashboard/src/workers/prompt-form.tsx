import { useState } from 'react';
import { TextAreaField } from '../design/text-area-field.tsx';
import { findIssue } from './find-issue.ts';
import { NewWorkerForm, type NewWorkerFormProps } from './new-worker-form.tsx';
import styles from './prompt-form.module.css';
import { findTextError } from './worker-draft.ts';

const examples = [
  {
    name: 'Fact-checker',
    prompt: 'A worker that fact-checks short claims and returns a verdict with citations.',
  },
  {
    name: 'Invoice reader',
    prompt: 'A worker that extracts the vendor, the date, the currency and the total from invoices.',
  },
  {
    name: 'Release notes',
    prompt: 'A worker that turns a list of commits into release notes for the people who use the product.',
  },
];

export interface PromptFormProps extends NewWorkerFormProps {
  prompt: string;
  onChange: (prompt: string) => void;
}

/** Creates a worker from a description; its instructions and schema are written for you. */
export function PromptForm({ prompt, onChange, onCreate, ...form }: PromptFormProps) {
  const [sent, setSent] = useState(false);
  const missing = sent && prompt.trim() === '' ? 'Say what the worker is to do.' : undefined;

  return (
    <NewWorkerForm
      {...form}
      onSubmit={() => {
        setSent(true);
        const valid = prompt.trim() !== '' && findTextError(prompt, 'prompt') === undefined;
        if (valid) onCreate({ prompt });
        return valid;
      }}
    >
      <TextAreaField
        label="What should it do?"
        name="prompt"
        rows={5}
        autoFocus
        placeholder="A worker that…"
        value={prompt}
        error={missing ?? findTextError(prompt, 'prompt') ?? findIssue(form.error, 'prompt')}
        hint="Its title, instructions and, where it extracts something, the schema of its answers are written from this. You can change them all later."
        onChange={(event) => onChange(event.target.value)}
      />
      <div className={styles.examples} role="group" aria-label="Examples">
        <span>Try</span>
        {examples.map((example) => (
          <button key={example.name} type="button" onClick={() => onChange(example.prompt)}>
            {example.name}
          </button>
        ))}
      </div>
    </NewWorkerForm>
  );
}
