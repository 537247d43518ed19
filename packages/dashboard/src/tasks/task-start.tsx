import type { WorkerTemplate } from '@ramensoft/handinger';
import { Mark } from '../shell/mark.tsx';
import styles from './task-start.module.css';

/** What stands above the composer of a new task: who gets it. */
export function TaskStart({ worker }: { readonly worker: WorkerTemplate | undefined }) {
  if (worker === undefined) return null;
  return (
    <div className={styles.start}>
      <Mark />
      <p className={styles.title}>What should {worker.title} do?</p>
      {worker.summary === '' ? null : <p className={styles.summary}>{worker.summary}</p>}
    </div>
  );
}
