import type { Task } from '@ramensoft/handinger';
import { Signpost } from 'lucide-react';
import { ButtonLink } from '../design/button-link.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { taskPath } from './task-path.ts';
import styles from './task-error.module.css';

/** A task whose address names a worker that it is not of. */
export function TaskElsewhere({ task }: { readonly task: Task }) {
  return (
    <div className={styles.error}>
      <EmptyState
        art={<Signpost />}
        title="This task is not here"
        action={<ButtonLink href={taskPath(task.workerId, task.id)}>Show it at its worker</ButtonLink>}
      >
        <p role="alert">The task {task.id} belongs to another worker.</p>
      </EmptyState>
    </div>
  );
}
