import { useState } from 'react';
import { useLocation } from 'wouter';
import { useCreateWorker } from '@ramensoft/handinger-react';
import type { CreateWorker } from '@ramensoft/handinger';
import { useSessionState } from '../conversation/use-session-state.ts';
import { Tabs } from '../design/tabs.tsx';
import { Page } from '../shell/page.tsx';
import { PageHeading } from '../shell/page-heading.tsx';
import { InstructionsForm } from './instructions-form.tsx';
import { PromptForm } from './prompt-form.tsx';
import { emptyDraft } from './worker-draft.ts';
import { workerPath } from './worker-path.ts';

/** Creates a worker: from a sentence, or with everything written by oneself. */
export function NewWorkerPage() {
  const [way, setWay] = useSessionState<'prompt' | 'instructions'>('handinger-new-worker-way', 'prompt');
  const [prompt, setPrompt] = useSessionState('handinger-new-worker-prompt', '');
  const [draft, setDraft] = useSessionState('handinger-new-worker', emptyDraft);
  const [isPrivate, setPrivate] = useState(false);
  const [, navigate] = useLocation();
  const createWorker = useCreateWorker({
    onSuccess: ({ id }) => {
      setWay('prompt');
      setPrompt('');
      setDraft(emptyDraft);
      navigate(workerPath(id));
    },
  });

  const form = {
    isPrivate,
    onPrivateChange: setPrivate,
    busy: createWorker.isPending,
    error: createWorker.error,
    onCreate: (worker: CreateWorker) => {
      createWorker.mutate({ ...worker, ...(isPrivate ? { visibility: 'private' } : {}) });
    },
  };
  return (
    <Page width="reading">
      <PageHeading title="New worker" lead="An agent that you set up once, and call as often as you like." />
      <Tabs
        label="How to set it up"
        tabs={[
          { name: 'prompt', label: 'Describe it' },
          { name: 'instructions', label: 'Write it yourself' },
        ]}
        current={way}
        onChange={(next) => {
          setWay(next);
          createWorker.reset();
        }}
      >
        {way === 'prompt' ? (
          <PromptForm {...form} prompt={prompt} onChange={setPrompt} />
        ) : (
          <InstructionsForm {...form} draft={draft} onChange={setDraft} />
        )}
      </Tabs>
    </Page>
  );
}
