import { APIError } from '@ramensoft/handinger';
import { PawPrint } from 'lucide-react';
import { ButtonLink } from '../design/button-link.tsx';
import { describeError } from '../design/describe-error.ts';
import { EmptyState } from '../design/empty-state.tsx';
import { ErrorView } from '../design/error-view.tsx';
import { Page } from '../shell/page.tsx';
import { PageHeading } from '../shell/page-heading.tsx';

/** In the place of a worker's page, where the worker can't be had. */
export function WorkerMissing({ error, onRetry }: { error: Error; onRetry: () => void }) {
  if (error instanceof APIError && error.status === 404) {
    return (
      <Page>
        <PageHeading title="Worker not found" />
        <EmptyState
          art={<PawPrint />}
          title="This worker is not here"
          action={<ButtonLink href="/workers">Go to the workers</ButtonLink>}
        >
          {describeError(error).sentence} It may have been deleted, or belong to an organization that this key
          is not of.
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page>
      <PageHeading title="Worker" />
      <ErrorView error={error} title="The worker could not be loaded." onRetry={onRetry} />
    </Page>
  );
}
