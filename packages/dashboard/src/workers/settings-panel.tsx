import { useWorkerTemplate } from '@ramensoft/handinger-react';
import { ErrorView } from '../design/error-view.tsx';
import { Skeleton } from '../design/skeleton.tsx';
import { DeleteWorker } from './delete-worker.tsx';
import { SettingsSection } from './settings-section.tsx';
import { VisibilitySwitch } from './visibility-switch.tsx';
import { WorkerForm } from './worker-form.tsx';
import styles from './settings-panel.module.css';

/** What a worker is, and how it is changed or deleted. */
export function SettingsPanel({ workerId }: { workerId: string }) {
  const { data: worker, error, refetch } = useWorkerTemplate(workerId);
  if (worker === undefined) {
    return error === null ? (
      <Skeleton rows={6} height="2.25rem" label="Loading the settings" />
    ) : (
      <ErrorView error={error} onRetry={() => void refetch()} />
    );
  }
  return (
    <div className={styles.panel}>
      <WorkerForm key={workerId} worker={worker} />
      <SettingsSection title="Access" about="Saved at once.">
        <VisibilitySwitch worker={worker} />
      </SettingsSection>
      <SettingsSection title="Delete" about="There is no way back.">
        <DeleteWorker worker={worker} />
      </SettingsSection>
    </div>
  );
}
