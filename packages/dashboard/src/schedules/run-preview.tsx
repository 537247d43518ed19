import type { ScheduleWhen } from '@ramensoft/handinger';
import { useSchedulePreview } from '@ramensoft/handinger-react';
import { keepPreviousData } from '@tanstack/react-query';
import { describeError } from '../design/describe-error.ts';
import { RelativeTime } from '../design/relative-time.tsx';
import { LocalTime } from './local-time.tsx';
import styles from './run-preview.module.css';
import { useSettled } from '../tasks/use-settled.ts';

const notes = {
  'skipped-hour': 'the clocks skip this time',
  'repeated-hour': 'the clocks show this time twice',
};

export interface RunPreviewProps {
  readonly workerId: string;
  /** Undefined while the form lacks something. */
  readonly when: ScheduleWhen | undefined;
}

/** The next five runs of a schedule that is being written, or what the API has against it. */
export function RunPreview({ workerId, when }: RunPreviewProps) {
  const settled = useSettled(JSON.stringify(when ?? null), 200);
  const settledWhen = JSON.parse(settled) as ScheduleWhen | null;
  const preview = useSchedulePreview(
    workerId,
    settledWhen === null ? null : { when: settledWhen, count: 5 },
    { placeholderData: keepPreviousData },
  );
  if (settledWhen === null) return null;
  if (preview.error !== null) {
    return (
      <p className={styles.problem} role="status">
        {describeError(preview.error).sentence}
      </p>
    );
  }
  if (preview.data === undefined) return <p className={styles.none}>Looking for the next runs…</p>;
  const { runs, timezone } = preview.data;
  return (
    <section className={styles.preview} aria-label="Next runs" aria-busy={preview.isPlaceholderData}>
      <p className={styles.title}>
        {runs.length === 1 ? 'Runs once' : 'Next runs'}, {timezone}
      </p>
      <ol>
        {runs.map(({ at, note }) => (
          <li key={at}>
            <LocalTime at={at} timezone={timezone} />
            {note === null ? null : <span className={styles.note}>{notes[note]}</span>}
            <RelativeTime at={at} className={styles.distance ?? ''} />
          </li>
        ))}
      </ol>
    </section>
  );
}
