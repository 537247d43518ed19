import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { ButtonLink } from '../design/button-link.tsx';
import { ErrorView } from '../design/error-view.tsx';
import { SearchField } from '../design/search-field.tsx';
import { Skeleton } from '../design/skeleton.tsx';
import { Page } from '../shell/page.tsx';
import { PageHeading } from '../shell/page-heading.tsx';
import { useShortcut } from '../shell/use-shortcut.ts';
import { FirstWorker } from './first-worker.tsx';
import { useAllWorkers } from './use-all-workers.ts';
import { WorkerList } from './worker-list.tsx';
import styles from './workers-page.module.css';

/** The workers of the organization: all of them, found by their title. */
export function WorkersPage() {
  const [search, setSearch] = useState('');
  const { workers, totalCount, loadedCount, isLoadingMore, error, loadMore, retry } = useAllWorkers(search);
  const searchField = useRef<HTMLInputElement>(null);
  const [, navigate] = useLocation();
  useShortcut('n', () => navigate('/workers/new'));
  useShortcut('/', () => searchField.current?.focus());

  function changeSearch(next: string) {
    setSearch(next);
    // What is found stands at the top, wherever one had scrolled to.
    window.scrollTo({ top: 0 });
  }

  if (totalCount === 0 && error === null) {
    return (
      <Page>
        <PageHeading title="Workers" />
        <FirstWorker />
      </Page>
    );
  }
  return (
    <Page>
      <PageHeading
        title="Workers"
        actions={
          <ButtonLink href="/workers/new" variant="primary" icon={<Plus aria-hidden="true" />}>
            New worker
          </ButtonLink>
        }
      />
      <div className={styles.tools}>
        <SearchField
          ref={searchField}
          label="Search workers"
          value={search}
          onChange={changeSearch}
          shortcut="/"
        />
        <p className={styles.count} role="status">
          {describeCount(search, workers.length, loadedCount, totalCount)}
        </p>
      </div>
      {totalCount === undefined && error === null ? (
        <Skeleton rows={5} height="3.25rem" label="Loading the workers" />
      ) : (
        <WorkerList workers={workers} onEndNear={loadMore} />
      )}
      {error === null ? null : (
        <ErrorView error={error} title="The workers could not be loaded." onRetry={retry} />
      )}
      {isLoadingMore ? <Skeleton rows={1} height="3.25rem" label="Loading more workers" /> : null}
    </Page>
  );
}

function describeCount(search: string, found: number, loaded: number, total: number | undefined): string {
  if (total === undefined) return '';
  if (search.trim() === '') return total === 1 ? '1 worker' : `${total.toLocaleString()} workers`;
  const result = found === 0 ? 'No match' : found === 1 ? '1 match' : `${found.toLocaleString()} matches`;
  return loaded < total ? `${result} in the first ${loaded.toLocaleString()}…` : result;
}
