import { useCreateWorker } from '@ramensoft/handinger-react';
import { useLocation } from 'wouter';
import { Button } from '../design/button.tsx';
import { ButtonLink } from '../design/button-link.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { ErrorView } from '../design/error-view.tsx';
import { Mark } from '../shell/mark.tsx';
import { workerPath } from './worker-path.ts';

const prompt = 'A worker that fact-checks short claims and returns a verdict with citations.';

/** The organization has no worker yet: here is the first, in one press. */
export function FirstWorker() {
  const [, navigate] = useLocation();
  const createWorker = useCreateWorker({ onSuccess: ({ id }) => navigate(workerPath(id)) });
  return (
    <>
      <EmptyState
        art={<Mark />}
        title="Take on your first worker"
        action={
          <>
            <Button
              variant="primary"
              busy={createWorker.isPending}
              onClick={() => createWorker.mutate({ prompt })}
            >
              Create a fact-checker
            </Button>
            <ButtonLink href="/workers/new">Start from your own words</ButtonLink>
          </>
        }
      >
        A worker is an agent that you set up once and call from your own code, as often as you like. Try one
        that checks claims, and give it a task right away.
      </EmptyState>
      {createWorker.error === null ? null : (
        <ErrorView error={createWorker.error} title="The worker was not created." />
      )}
    </>
  );
}
