import { useRef, useState } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Inbox, Plus, SearchX } from 'lucide-react';
import { useSessionState } from '../conversation/use-session-state.ts';
import { Button } from '../design/button.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { ErrorView } from '../design/error-view.tsx';
import { Skeleton } from '../design/skeleton.tsx';
import { formatCount } from '../usage/format-count.ts';
import type { TaskFilter } from './task-filter.ts';
import { TaskFilters } from './task-filters.tsx';
import { TaskRow } from './task-row.tsx';
import { useRowKeys } from './use-row-keys.ts';
import { useTaskPages } from './use-task-pages.ts';
import styles from './task-list.module.css';

/** The height of a row in px, the same for all: any of 10,000 can be gone to without reading those before it. */
const rowHeight = 60;

const noFilter: TaskFilter = {};

interface TaskListProps {
  readonly workerId: string;
  /** The task that is shown beside the list. */
  readonly taskId?: string | undefined;
  readonly onNewTask: () => void;
}

/** The tasks of a worker, newest first: only the rows in view are there, and only their pages are read. */
export function TaskList({ workerId, taskId, onNewTask }: TaskListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [filter, setFilter] = useSessionState(`handinger-task-filter-${workerId}`, noFilter);
  const [rows, setRows] = useState({ first: 0, last: 0 });
  const { count, taskAt, error, retry } = useTaskPages(workerId, filter, rows);

  const virtualizer = useVirtualizer({
    count: count ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    onChange: ({ range }) => {
      const first = range?.startIndex ?? 0;
      const last = range?.endIndex ?? 0;
      setRows((known) => (known.first === first && known.last === last ? known : { first, last }));
    },
  });
  const shown = virtualizer.getVirtualItems();
  const currentRow = shown.find(({ index }) => taskAt(index)?.id === taskId)?.index;
  const { activeRow, onKeyDown, onFocus } = useRowKeys({
    scroller,
    virtualizer,
    count: count ?? 0,
    currentRow,
  });

  return (
    <section className={styles.list} aria-label="Tasks">
      <header className={styles.head}>
        <TaskFilters
          filter={filter}
          onChange={(changed) => {
            setFilter(changed);
            virtualizer.scrollToOffset(0);
          }}
        />
        <Button variant="secondary" size="small" icon={<Plus aria-hidden="true" />} onClick={onNewTask}>
          New task
        </Button>
      </header>
      <div ref={scroller} className={styles.rows} onKeyDown={onKeyDown} onFocus={onFocus}>
        {count === undefined ? (
          <div className={styles.note}>
            {error === null ? (
              <Skeleton rows={6} height="2.25rem" label="Loading the tasks" />
            ) : (
              <ErrorView title="The tasks could not be loaded." error={error} onRetry={retry} />
            )}
          </div>
        ) : count === 0 ? (
          <NoTasks filtered={Object.keys(filter).length > 0} onShowAll={() => setFilter(noFilter)} />
        ) : (
          <ol style={{ height: virtualizer.getTotalSize() }}>
            {shown.map(({ index, start }) => {
              const task = taskAt(index);
              return (
                <li
                  key={task?.id ?? index}
                  aria-setsize={count}
                  aria-posinset={index + 1}
                  data-row={index}
                  style={{ height: rowHeight, translate: `0 ${start}px` }}
                >
                  {task === undefined ? (
                    <span className={styles.blank} />
                  ) : (
                    <TaskRow task={task} current={task.id === taskId} reachable={index === activeRow} />
                  )}
                </li>
              );
            })}
          </ol>
        )}
      </div>
      <div className={styles.foot} role="status">
        {count === undefined ? '' : `${formatCount(count)} ${count === 1 ? 'task' : 'tasks'}`}
        {count !== undefined && error !== null ? ' · not up to date' : ''}
      </div>
    </section>
  );
}

function NoTasks({ filtered, onShowAll }: { readonly filtered: boolean; readonly onShowAll: () => void }) {
  if (filtered) {
    return (
      <EmptyState
        art={<SearchX />}
        title="No such task"
        action={<Button onClick={onShowAll}>Show all tasks</Button>}
      >
        No task is in this state and was started this way.
      </EmptyState>
    );
  }
  return (
    <EmptyState art={<Inbox />} title="No tasks yet">
      Give this worker its first task, and it appears here.
    </EmptyState>
  );
}
