import { useUsage } from '@ramensoft/handinger-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { ErrorView } from '../design/error-view.tsx';
import { Tabs } from '../design/tabs.tsx';
import { UsageView } from './usage-view.tsx';
import { usageRanges } from './usage-ranges.ts';

const hour = 3_600_000;
const tabs = usageRanges.map(({ id, label }) => ({ name: id as string, label }));
const defaultRange = usageRanges[2];

/** What turns cost over time: of one worker, or of all that the caller may see. The span of time is kept in the address. */
export function UsagePanel({ workerId }: { readonly workerId?: string }) {
  const [search, setSearch] = useSearchParams();
  const range = usageRanges.find(({ id }) => id === search.get('range')) ?? defaultRange;
  // To the hour, so that coming back to the page soon finds what it loaded.
  const from = useMemo(
    () => new Date(Math.floor(Date.now() / hour - range.hours) * hour).toISOString(),
    [range],
  );
  const usage = useUsage(
    { from, interval: range.interval, ...(workerId === undefined ? {} : { workerId }) },
    { placeholderData: keepPreviousData, refetchInterval: 30_000 },
  );
  return (
    <Tabs
      label="Span of time"
      tabs={tabs}
      current={range.id}
      onChange={(name) => setSearch({ range: name }, { replace: true })}
    >
      {usage.data !== undefined ? (
        <UsageView usage={usage.data} range={range} isOld={usage.isPlaceholderData} />
      ) : usage.error !== null ? (
        <ErrorView
          title="The usage could not be loaded."
          error={usage.error}
          onRetry={() => void usage.refetch()}
        />
      ) : null}
    </Tabs>
  );
}
