import type { ReactNode } from 'react';
import styles from './badge.module.css';

/** What a mark means: `good` is done, `live` is under way, `bad` went wrong, `accent` stands out, `plain` is just a fact. */
export type Tone = 'plain' | 'accent' | 'good' | 'live' | 'bad';

/** A word about something: its state, its kind. */
export function Badge({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`${styles.badge} ${styles[tone]}`}>{children}</span>;
}
