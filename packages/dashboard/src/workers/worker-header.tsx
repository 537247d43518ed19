import type { WorkerTemplate } from '@ramensoft/handinger';
import { Info, Lock } from 'lucide-react';
import { useRef, useState } from 'react';
import { Badge } from '../design/badge.tsx';
import { CopyableCode } from '../design/copyable-code.tsx';
import { IconButton } from '../design/icon-button.tsx';
import { useFocusAfterNavigation } from '../shell/use-focus-after-navigation.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import { WorkerDetails } from './worker-details.tsx';
import { WorkerTag } from './worker-tag.tsx';
import styles from './worker-header.module.css';

export interface WorkerHeaderProps {
  workerId: string;
  /** Undefined while it is loading. */
  worker: WorkerTemplate | undefined;
}

/** Which worker a page is about. */
export function WorkerHeader({ workerId, worker }: WorkerHeaderProps) {
  const [detailsOpen, setDetailsOpen] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  usePageTitle(worker?.title);
  useFocusAfterNavigation(heading);
  const title = worker?.title ?? '';

  return (
    <header className={styles.header}>
      <WorkerTag workerId={workerId} title={title} size="large" />
      <div className={styles.text}>
        <div className={styles.first}>
          <h1 ref={heading} tabIndex={-1} title={title}>
            {worker?.title ?? 'Worker'}
          </h1>
          {worker?.visibility === 'private' ? (
            <Badge>
              <Lock aria-hidden="true" />
              Private
            </Badge>
          ) : null}
        </div>
        <div className={styles.second}>
          {worker === undefined || worker.summary === '' ? null : (
            <p title={worker.summary}>{worker.summary}</p>
          )}
          <CopyableCode text={workerId} what="worker id" />
          <IconButton
            label="Details of the worker"
            icon={<Info aria-hidden="true" />}
            disabled={worker === undefined}
            onClick={() => setDetailsOpen(true)}
          />
        </div>
      </div>
      {worker === undefined ? null : (
        <WorkerDetails worker={worker} open={detailsOpen} onClose={() => setDetailsOpen(false)} />
      )}
    </header>
  );
}
