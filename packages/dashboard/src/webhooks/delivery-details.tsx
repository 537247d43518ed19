import type { WebhookExecution } from '@ramensoft/handinger';
import { useResendWebhook } from '@ramensoft/handinger-react';
import { RotateCw } from 'lucide-react';
import { Link } from 'wouter';
import { Button } from '../design/button.tsx';
import { CopyableCode } from '../design/copyable-code.tsx';
import { describeError } from '../design/describe-error.ts';
import { formatSpan } from '../usage/format-span.ts';
import styles from './delivery-details.module.css';

export interface DeliveryDetailsProps {
  readonly id: string;
  readonly attempt: WebhookExecution;
  readonly canResend: boolean;
}

/** Everything about one attempt, and the button that sends its delivery once more. */
export function DeliveryDetails({ id, attempt, canResend }: DeliveryDetailsProps) {
  const resend = useResendWebhook();
  const { workerId, taskId, taskTitle } = attempt;
  return (
    <div id={id} className={styles.details}>
      {attempt.errorMessage === null ? null : <p className={styles.problem}>{attempt.errorMessage}</p>}
      <dl>
        <div>
          <dt>Task</dt>
          <dd>
            {taskId === null ? (
              'gone'
            ) : (
              <Link href={`/workers/${encodeURIComponent(workerId)}/tasks/${encodeURIComponent(taskId)}`}>
                {taskTitle ?? taskId}
              </Link>
            )}
          </dd>
        </div>
        <div>
          <dt>Event</dt>
          <dd>
            {attempt.event === undefined ? 'unknown' : <code>{attempt.event}</code>}
            {attempt.attempt === undefined ? null : `, attempt ${attempt.attempt}`}
          </dd>
        </div>
        <div>
          <dt>Sent</dt>
          <dd>
            {new Date(attempt.createdAt).toLocaleString(undefined, {
              dateStyle: 'medium',
              timeStyle: 'medium',
            })}
            , took {formatSpan(attempt.durationMs)}
          </dd>
        </div>
        <div>
          <dt>To</dt>
          <dd>
            <code>{attempt.url}</code>
          </dd>
        </div>
        {attempt.deliveryId === undefined ? null : (
          <div>
            <dt>Delivery</dt>
            <dd>
              <CopyableCode text={attempt.deliveryId} what="delivery id" />
            </dd>
          </div>
        )}
        <div>
          <dt>Execution</dt>
          <dd>
            <CopyableCode text={attempt.id} what="execution id" />
          </dd>
        </div>
      </dl>
      <div className={styles.actions}>
        <Button
          size="small"
          icon={<RotateCw aria-hidden="true" />}
          busy={resend.isPending}
          disabled={!canResend}
          onClick={() => resend.mutate({ workerId, executionId: attempt.id })}
        >
          Send again
        </Button>
        <p role="status" className={styles.result} data-failed={isFailure(resend) || undefined}>
          {resend.isPending ? 'Sending, for up to 10 seconds…' : describeResend(resend)}
        </p>
      </div>
    </div>
  );
}

type Resend = ReturnType<typeof useResendWebhook>;

function isFailure({ error, data }: Resend): boolean {
  return error !== null || data?.requestStatus === 'error';
}

function describeResend({ error, data }: Resend): string {
  if (error !== null) return describeError(error).sentence;
  if (data === undefined) return '';
  const time = formatSpan(data.durationMs);
  if (data.requestStatus === 'success') return `Delivered: ${data.responseStatus} in ${time}.`;
  return data.errorMessage ?? `Failed with ${data.responseStatus ?? 'no answer'} in ${time}.`;
}
