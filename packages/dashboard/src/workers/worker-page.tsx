import { APIError } from '@ramensoft/handinger';
import { useWorkerTemplate } from '@ramensoft/handinger-react';
import { Suspense } from 'react';
import { Skeleton } from '../design/skeleton.tsx';
import { TabLinks } from '../design/tab-links.tsx';
import { ErrorBoundary } from '../shell/error-boundary.tsx';
import { lazyPiece } from '../shell/lazy-piece.ts';
import { NotFoundPage } from '../shell/not-found-page.tsx';
import { WorkerHeader } from './worker-header.tsx';
import { WorkerMissing } from './worker-missing.tsx';
import { workerPath } from './worker-path.ts';
import styles from './worker-page.module.css';

const panels = {
  tasks: lazyPiece(async () => ({ default: (await import('../tasks/tasks-panel.tsx')).TasksPanel })),
  schedules: lazyPiece(async () => ({
    default: (await import('../schedules/schedules-panel.tsx')).SchedulesPanel,
  })),
  webhook: lazyPiece(async () => ({ default: (await import('../webhooks/webhook-panel.tsx')).WebhookPanel })),
  usage: lazyPiece(async () => ({ default: (await import('../usage/usage-panel.tsx')).UsagePanel })),
  use: lazyPiece(async () => ({ default: (await import('../snippets/snippets-panel.tsx')).SnippetsPanel })),
  settings: lazyPiece(async () => ({ default: (await import('./settings-panel.tsx')).SettingsPanel })),
};

const labels: Record<keyof typeof panels, string> = {
  tasks: 'Tasks',
  schedules: 'Schedules',
  webhook: 'Webhook',
  usage: 'Usage',
  use: 'Use it',
  settings: 'Settings',
};

export interface WorkerPageProps {
  workerId: string;
  /** The last part of the path; `tasks` where there is none. */
  tab: string;
  taskId?: string;
}

/** One worker: what it is, and a panel for each thing that it has. */
export function WorkerPage({ workerId, tab, taskId }: WorkerPageProps) {
  const { data: worker, error, refetch } = useWorkerTemplate(workerId);
  if (!isPanel(tab)) return <NotFoundPage />;
  // What was read before stays while the server is away; what is deleted or forbidden does not.
  if (error !== null && (worker === undefined || (error instanceof APIError && error.status === 404))) {
    return <WorkerMissing error={error} onRetry={() => void refetch()} />;
  }
  const Panel = panels[tab];
  return (
    <div className={styles.page} data-tab={tab}>
      <div className={styles.head}>
        <WorkerHeader workerId={workerId} worker={worker} />
        <TabLinks
          label="Worker"
          links={Object.keys(labels).map((name) => ({
            href: workerPath(workerId, name === 'tasks' ? undefined : name),
            label: labels[name as keyof typeof panels],
            current: name === tab,
          }))}
        />
      </div>
      <div className={styles.panel}>
        <ErrorBoundary key={tab}>
          <Suspense fallback={<Skeleton rows={4} />}>
            <Panel workerId={workerId} {...(tab === 'tasks' ? { taskId } : {})} />
          </Suspense>
        </ErrorBoundary>
      </div>
    </div>
  );
}

function isPanel(tab: string): tab is keyof typeof panels {
  return Object.hasOwn(panels, tab);
}
