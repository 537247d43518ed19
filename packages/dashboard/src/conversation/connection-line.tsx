import { CloudOff, Hourglass } from 'lucide-react';
import type { ReactNode } from 'react';
import { Spinner } from '../design/spinner.tsx';
import styles from './connection-line.module.css';

/** What there is to say where the stream does not flow; nothing of it is lost. */
const lines: Record<string, { icon: ReactNode; text: string } | undefined> = {
  reconnecting: {
    icon: <Spinner />,
    text: 'Reconnecting. The worker goes on meanwhile, and nothing is lost.',
  },
  offline: {
    icon: <CloudOff aria-hidden="true" />,
    text: 'Offline. The worker goes on; its answer appears here once the connection is back.',
  },
  waiting: {
    icon: <Hourglass aria-hidden="true" />,
    text: 'Many tasks are open in this browser: this one is updated every few seconds.',
  },
};

/** How the connection to a running turn is, where it is not as usual. */
export function ConnectionLine({ connection }: { readonly connection: string }) {
  const line = lines[connection];
  return (
    <div role="status" className={styles.holder}>
      {line === undefined ? null : (
        <p className={styles.line}>
          {line.icon}
          {line.text}
        </p>
      )}
    </div>
  );
}
