import { useSchedules } from '@ramensoft/handinger-react';
import type { WorkerSchedule } from '@ramensoft/handinger';
import { CalendarClock, Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '../design/button.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { ErrorView } from '../design/error-view.tsx';
import { Skeleton } from '../design/skeleton.tsx';
import { CancelScheduleDialog } from './cancel-schedule-dialog.tsx';
import { NewScheduleDialog } from './new-schedule-dialog.tsx';
import { ScheduleRow } from './schedule-row.tsx';
import styles from './schedules-panel.module.css';

/** The schedules of a worker, the next to run first, and the way to a new one. */
export function SchedulesPanel({ workerId }: { readonly workerId: string }) {
  // A run moves the time of the next one, or ends the schedule.
  const schedules = useSchedules(workerId, { refetchInterval: 15_000 });
  const [isAdding, setIsAdding] = useState(false);
  const [cancelling, setCancelling] = useState<WorkerSchedule>();
  const addButton = useRef<HTMLButtonElement>(null);

  if (schedules.data === undefined) {
    return schedules.error === null ? (
      <Skeleton rows={3} height="3.5rem" label="Loading the schedules" />
    ) : (
      <ErrorView
        title="The schedules could not be loaded."
        error={schedules.error}
        onRetry={() => void schedules.refetch()}
      />
    );
  }
  const { timezone } = schedules.data;
  const rows = schedules.data.schedules.toSorted((a, b) => a.nextRunAt.localeCompare(b.nextRunAt));
  const add = (
    <Button
      ref={addButton}
      variant="primary"
      icon={<Plus aria-hidden="true" />}
      onClick={() => setIsAdding(true)}
    >
      New schedule
    </Button>
  );
  return (
    <>
      {rows.length === 0 ? (
        <EmptyState art={<CalendarClock />} title="Nothing is scheduled" action={add}>
          <p>Let this worker run by itself: every weekday at nine, every hour, or once, when you need it.</p>
        </EmptyState>
      ) : (
        <section className={styles.panel} aria-label="Schedules">
          <header>
            <p>
              Times are those of <strong>{timezone}</strong>.
            </p>
            {add}
          </header>
          <ul>
            {rows.map((schedule) => (
              <ScheduleRow
                key={schedule.id}
                schedule={schedule}
                timezone={timezone}
                onCancel={() => setCancelling(schedule)}
              />
            ))}
          </ul>
        </section>
      )}
      {isAdding ? (
        <NewScheduleDialog workerId={workerId} timezone={timezone} onClose={() => setIsAdding(false)} />
      ) : null}
      {cancelling === undefined ? null : (
        <CancelScheduleDialog
          workerId={workerId}
          schedule={cancelling}
          onClose={() => setCancelling(undefined)}
          // The button that had the focus goes with its row.
          onCancelled={() => requestAnimationFrame(() => addButton.current?.focus())}
        />
      )}
    </>
  );
}
