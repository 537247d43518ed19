import type { Task, TaskStatus } from '@ramensoft/handinger';
import { ArrowLeft } from 'lucide-react';
import { memo, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { CopyableCode } from '../design/copyable-code.tsx';
import { RelativeTime } from '../design/relative-time.tsx';
import { StatusDot } from '../design/status-dot.tsx';
import { formatCount } from '../usage/format-count.ts';
import { formatSpan } from '../usage/format-span.ts';
import { ArchiveTask } from './archive-task.tsx';
import styles from './task-header.module.css';

interface TaskHeaderProps {
  readonly workerId: string;
  readonly workerTitle: string | undefined;
  /** Undefined for a new task. */
  readonly taskId: string | undefined;
  /** Undefined until it was read. */
  readonly task: Task | undefined;
  /** What is known of a task that was not read yet: what it began with. */
  readonly title: string | undefined;
  /** As the conversation knows it, which is sooner than the task does. */
  readonly status: TaskStatus | undefined;
}

/** Which task is shown, how it is, and what can be done with it. */
export const TaskHeader = memo(function TaskHeader(props: TaskHeaderProps) {
  const { workerId, workerTitle, taskId, task, title, status } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const shownId = useRef(taskId);

  // On a phone the list is hidden with the row that was pressed: the focus goes on to what it opened.
  useEffect(() => {
    const focused = document.activeElement;
    const isLost = focused === null || !focused.checkVisibility({ visibilityProperty: true });
    if (shownId.current !== taskId && isLost) heading.current?.focus({ preventScroll: true });
    shownId.current = taskId;
  }, [taskId]);

  const shownTitle = taskId === undefined ? 'New task' : (task?.title ?? title ?? 'Task');
  const shownStatus = status ?? task?.status;
  return (
    <header className={styles.header}>
      <Link
        href={`/workers/${encodeURIComponent(workerId)}`}
        className={styles.back ?? ''}
        aria-label="All tasks"
      >
        <ArrowLeft aria-hidden="true" />
      </Link>
      <div className={styles.text}>
        {/* On a phone, where a task has the window for itself, nothing else would show whose it is. */}
        <p className={styles.worker}>{workerTitle}</p>
        <h2 ref={heading} tabIndex={-1} className={styles.title} title={shownTitle}>
          {shownTitle}
        </h2>
        {taskId === undefined ? null : (
          <ul className={styles.facts}>
            {shownStatus === undefined ? null : (
              <li>
                <StatusDot status={shownStatus} labelled />
              </li>
            )}
            {task === undefined ? null : <TaskTotals task={task} />}
            <li className={styles.id}>
              <CopyableCode text={taskId} what="task id" />
            </li>
          </ul>
        )}
      </div>
      {task === undefined ? null : <ArchiveTask task={task} />}
    </header>
  );
});

function TaskTotals({ task: { createdAt, totals } }: { readonly task: Task }) {
  return (
    <>
      <li>
        <RelativeTime at={createdAt} />
      </li>
      <li className={styles.totals}>
        {formatCount(totals.turnCount)} {totals.turnCount === 1 ? 'turn' : 'turns'}
      </li>
      <li className={styles.totals}>
        {formatCount(totals.credits)} {totals.credits === 1 ? 'credit' : 'credits'}
      </li>
      <li className={styles.totals}>{formatSpan(totals.durationMs)}</li>
    </>
  );
}
