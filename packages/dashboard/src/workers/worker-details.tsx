import type { WorkerTemplate } from '@ramensoft/handinger';
import type { ReactNode } from 'react';
import { CopyableCode } from '../design/copyable-code.tsx';
import { Dialog } from '../design/dialog.tsx';
import { RelativeTime } from '../design/relative-time.tsx';
import styles from './worker-details.module.css';

export interface WorkerDetailsProps {
  worker: WorkerTemplate;
  open: boolean;
  onClose: () => void;
}

/** The ids, addresses and dates of a worker. */
export function WorkerDetails({ worker, open, onClose }: WorkerDetailsProps) {
  const { id, url, createdAt, updatedAt, visibility, userId, organizationId } = worker;
  return (
    <Dialog open={open} onClose={onClose} title={worker.title}>
      <dl className={styles.facts}>
        <Fact name="Worker">
          <CopyableCode text={id} what="worker id" />
        </Fact>
        <Fact name="Page">
          <CopyableCode text={url} what="address of the page" />
        </Fact>
        <Fact name="Seen by">
          {visibility === 'private' ? 'Invited members' : 'Everybody in the organization'}
        </Fact>
        {createdAt === null ? null : (
          <Fact name="Created">
            <RelativeTime at={createdAt} />
          </Fact>
        )}
        {updatedAt === null ? null : (
          <Fact name="Changed">
            <RelativeTime at={updatedAt} />
          </Fact>
        )}
        <Fact name="Creator">
          <CopyableCode text={userId} what="user id" />
        </Fact>
        <Fact name="Organization">
          <CopyableCode text={organizationId} what="organization id" />
        </Fact>
      </dl>
    </Dialog>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
