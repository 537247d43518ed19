import { TextField } from '../design/text-field.tsx';
import styles from './cron-field.module.css';
import { describeCron } from './describe-cron.ts';

const examples = [
  ['Weekdays', '0 9 * * 1-5'],
  ['Every day', '0 9 * * *'],
  ['Mondays', '0 9 * * 1'],
  ['Every hour', '0 * * * *'],
  ['First of the month', '0 9 1 * *'],
] as const;

export interface CronFieldProps {
  readonly cron: string;
  readonly onChange: (cron: string) => void;
}

/** A cron expression with what it says in words, and a few to begin with. */
export function CronField({ cron, onChange }: CronFieldProps) {
  const { sentence, problem } = describeCron(cron);
  return (
    <div className={styles.cron}>
      <TextField
        label="Cron"
        aside="minute · hour · day · month · weekday"
        mono
        required
        autoComplete="off"
        spellCheck={false}
        error={problem}
        hint={<span className={styles.sentence}>{sentence}</span>}
        value={cron}
        onChange={(event) => onChange(event.target.value)}
      />
      <ul className={styles.examples} aria-label="Examples">
        {examples.map(([label, example]) => (
          <li key={example}>
            <button type="button" aria-pressed={cron === example} onClick={() => onChange(example)}>
              {label}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
