import type { WebhookExecution } from '@ramensoft/handinger';
import { Check, ChevronRight, X } from 'lucide-react';
import { useId } from 'react';
import { Badge } from '../design/badge.tsx';
import { RelativeTime } from '../design/relative-time.tsx';
import { VisuallyHidden } from '../design/visually-hidden.tsx';
import { formatSpan } from '../usage/format-span.ts';
import { DeliveryDetails } from './delivery-details.tsx';
import styles from './delivery-row.module.css';

export interface DeliveryRowProps {
  readonly attempt: WebhookExecution;
  readonly canResend: boolean;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** One attempt on one line; what there is to know about it beneath, when it is opened. */
export function DeliveryRow({ attempt, canResend, isOpen, onToggle }: DeliveryRowProps) {
  const detailsId = useId();
  const { requestStatus, responseStatus, taskTitle, taskId, durationMs, createdAt } = attempt;
  const isDelivered = requestStatus === 'success';
  return (
    <div className={styles.delivery}>
      <button
        type="button"
        className={styles.line}
        aria-expanded={isOpen}
        aria-controls={isOpen ? detailsId : undefined}
        onClick={onToggle}
      >
        <ChevronRight className={styles.chevron} aria-hidden="true" />
        <span className={styles.state}>
          <Badge tone={isDelivered ? 'good' : 'bad'}>
            {isDelivered ? <Check aria-hidden="true" /> : <X aria-hidden="true" />}
            <VisuallyHidden>{isDelivered ? 'Delivered: ' : 'Failed: '}</VisuallyHidden>
            {responseStatus ?? 'no answer'}
          </Badge>
        </span>
        <span className={styles.title}>{taskTitle ?? taskId ?? 'A task that is gone'}</span>
        <span className={styles.event}>{attempt.event?.replace('task.', '')}</span>
        <span className={styles.attempt}>
          {attempt.attempt === undefined ? null : `attempt ${attempt.attempt}`}
        </span>
        <span className={styles.duration}>{formatSpan(durationMs)}</span>
        <RelativeTime at={createdAt} className={styles.time ?? ''} />
      </button>
      {isOpen ? <DeliveryDetails id={detailsId} attempt={attempt} canResend={canResend} /> : null}
    </div>
  );
}
