import { Page } from '../shell/page.tsx';
import { PageHeading } from '../shell/page-heading.tsx';
import { UsagePanel } from './usage-panel.tsx';

/** What the whole organization used. */
export function UsagePage() {
  return (
    <Page>
      <PageHeading title="Usage" />
      <UsagePanel />
    </Page>
  );
}
