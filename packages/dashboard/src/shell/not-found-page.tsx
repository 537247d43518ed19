import { Compass } from 'lucide-react';
import { ButtonLink } from '../design/button-link.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { Page } from './page.tsx';
import { PageHeading } from './page-heading.tsx';

/** No page has this path. */
export function NotFoundPage() {
  return (
    <Page>
      <PageHeading title="Page not found" />
      <EmptyState
        art={<Compass />}
        title="There is nothing at this address"
        action={<ButtonLink href="/workers">Go to the workers</ButtonLink>}
      >
        The link may be mistyped, or what it led to is gone.
      </EmptyState>
    </Page>
  );
}
