import { memo, type ReactElement } from 'react';
import type { Task, TriggeredBy } from '@ramensoft/handinger';
import { CalendarClock, Mail, SquareTerminal } from 'lucide-react';
import { Link } from 'wouter';
import { RelativeTime } from '../design/relative-time.tsx';
import { StatusDot } from '../design/status-dot.tsx';
import { VisuallyHidden } from '../design/visually-hidden.tsx';
import { taskPath } from './task-path.ts';
import styles from './task-row.module.css';

/** What started a task, where that was not somebody at this dashboard. */
const origins: Partial<Record<TriggeredBy, { readonly icon: ReactElement; readonly name: string }>> = {
  api: { icon: <SquareTerminal aria-hidden="true" />, name: 'By the API' },
  schedule: { icon: <CalendarClock aria-hidden="true" />, name: 'By a schedule' },
  email: { icon: <Mail aria-hidden="true" />, name: 'By a mail' },
};

interface TaskRowProps {
  readonly task: Task;
  readonly current: boolean;
  /** Whether Tab stops here: at one row of the list. */
  readonly reachable: boolean;
}

/** One task of the list: its state, title and time. */
export const TaskRow = memo(function TaskRow({ task, current, reachable }: TaskRowProps) {
  const origin = origins[task.triggeredBy];
  const { turnCount } = task.totals;
  return (
    <Link
      href={taskPath(task.workerId, task.id)}
      className={styles.row ?? ''}
      aria-current={current ? 'page' : undefined}
      tabIndex={reachable ? 0 : -1}
    >
      <span className={styles.status}>
        <StatusDot status={task.status} />
      </span>
      <span className={styles.title}>{task.title || 'Untitled'}</span>
      <span className={styles.meta}>
        <RelativeTime at={task.createdAt} />
        {turnCount > 1 ? <span>{turnCount} turns</span> : null}
        {origin === undefined ? null : (
          <span className={styles.origin} title={origin.name}>
            {origin.icon}
            <VisuallyHidden>{origin.name}</VisuallyHidden>
          </span>
        )}
      </span>
    </Link>
  );
});
