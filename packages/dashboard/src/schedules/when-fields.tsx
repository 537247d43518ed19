import { SelectField } from '../design/select-field.tsx';
import { Tabs } from '../design/tabs.tsx';
import { TextField } from '../design/text-field.tsx';
import { CronField } from './cron-field.tsx';
import type { WhenDraft } from './when-draft.ts';
import styles from './when-fields.module.css';

const kinds = [
  { name: 'cron', label: 'Calendar' },
  { name: 'interval', label: 'Interval' },
  { name: 'scheduled', label: 'Once' },
  { name: 'delayed', label: 'Delay' },
] as const;

export interface WhenFieldsProps {
  readonly draft: WhenDraft;
  readonly timezone: string;
  readonly onChange: (draft: WhenDraft) => void;
}

/** The four kinds of schedules, and what each needs to be told. */
export function WhenFields({ draft, timezone, onChange }: WhenFieldsProps) {
  return (
    <Tabs label="When" tabs={kinds} current={draft.type} onChange={(type) => onChange({ ...draft, type })}>
      {draft.type === 'cron' ? (
        <CronField cron={draft.cron} onChange={(cron) => onChange({ ...draft, cron })} />
      ) : draft.type === 'scheduled' ? (
        <TextField
          label="Date and time"
          hint={`By the clocks of ${timezone}.`}
          type="datetime-local"
          required
          value={draft.localTime}
          onChange={(event) => onChange({ ...draft, localTime: event.target.value })}
        />
      ) : (
        <div className={styles.amount}>
          <TextField
            label={draft.type === 'interval' ? 'Every' : 'In'}
            type="number"
            required
            min={1}
            step="any"
            value={draft.amount}
            onChange={(event) => onChange({ ...draft, amount: event.target.value })}
          />
          <SelectField
            label="Unit"
            labelHidden
            value={draft.unit}
            onChange={(event) => onChange({ ...draft, unit: Number(event.target.value) })}
          >
            <option value={1}>seconds</option>
            <option value={60}>minutes</option>
            <option value={3_600}>hours</option>
            <option value={86_400}>days</option>
          </SelectField>
        </div>
      )}
    </Tabs>
  );
}
