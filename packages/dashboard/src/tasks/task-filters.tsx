import type { TaskStatus, TriggeredBy } from '@ramensoft/handinger';
import type { TaskFilter } from './task-filter.ts';
import styles from './task-filters.module.css';

const statuses: Record<TaskStatus, string> = {
  running: 'Running',
  pending: 'Waiting',
  completed: 'Completed',
  error: 'Failed',
  aborted: 'Stopped',
};

const triggers: Record<TriggeredBy, string> = {
  ui: 'the dashboard',
  api: 'the API',
  schedule: 'a schedule',
  email: 'a mail',
};

interface TaskFiltersProps {
  readonly filter: TaskFilter;
  readonly onChange: (filter: TaskFilter) => void;
}

/** What the list of tasks shows. */
export function TaskFilters({ filter, onChange }: TaskFiltersProps) {
  const change = (name: keyof TaskFilter, value: string) => {
    const { [name]: _, ...rest } = filter;
    onChange((value === '' ? rest : { ...rest, [name]: value }) as TaskFilter);
  };
  return (
    <div className={styles.filters} role="group" aria-label="Filter the tasks">
      <select
        aria-label="State"
        value={filter.status ?? ''}
        data-set={filter.status}
        onChange={({ target }) => change('status', target.value)}
      >
        <option value="">All states</option>
        {Object.entries(statuses).map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
      <select
        aria-label="Started by"
        value={filter.triggeredBy ?? ''}
        data-set={filter.triggeredBy}
        onChange={({ target }) => change('triggeredBy', target.value)}
      >
        <option value="">By anybody</option>
        {Object.entries(triggers).map(([value, name]) => (
          <option key={value} value={value}>
            By {name}
          </option>
        ))}
      </select>
    </div>
  );
}
