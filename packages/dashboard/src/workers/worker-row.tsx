import type { WorkerTemplate } from '@ramensoft/handinger';
import { Braces, Lock } from 'lucide-react';
import { Link } from 'wouter';
import { Badge } from '../design/badge.tsx';
import { RelativeTime } from '../design/relative-time.tsx';
import { workerPath } from './worker-path.ts';
import { WorkerTag } from './worker-tag.tsx';
import styles from './worker-row.module.css';

/** One worker of the list: a link to its page. */
export function WorkerRow({ worker }: { worker: WorkerTemplate }) {
  const { id, title, summary, visibility, outputSchema, updatedAt } = worker;
  return (
    <Link href={workerPath(id)} className={styles.row ?? ''}>
      <WorkerTag workerId={id} title={title} />
      <span className={styles.text}>
        <span className={styles.title}>{title}</span>
        <span className={styles.summary}>{summary === '' ? 'No summary' : summary}</span>
      </span>
      <span className={styles.facts}>
        {outputSchema === null ? null : (
          <Badge>
            <Braces aria-hidden="true" />
            Structured
          </Badge>
        )}
        {visibility === 'private' ? (
          <Badge>
            <Lock aria-hidden="true" />
            Private
          </Badge>
        ) : null}
      </span>
      {updatedAt === null ? null : <RelativeTime at={updatedAt} className={styles.time ?? ''} />}
    </Link>
  );
}
