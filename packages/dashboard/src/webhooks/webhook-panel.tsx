import { useWebhook } from '@ramensoft/handinger-react';
import { ErrorView } from '../design/error-view.tsx';
import { Skeleton } from '../design/skeleton.tsx';
import { DeliveryLog } from './delivery-log.tsx';
import { WebhookSettings } from './webhook-settings.tsx';
import styles from './webhook-panel.module.css';

/** The webhook of a worker and the log of its deliveries. */
export function WebhookPanel({ workerId }: { readonly workerId: string }) {
  const webhook = useWebhook(workerId);
  if (webhook.data === undefined) {
    return webhook.error === null ? (
      <Skeleton rows={4} label="Loading the webhook" />
    ) : (
      <ErrorView
        title="The webhook could not be loaded."
        error={webhook.error}
        onRetry={() => void webhook.refetch()}
      />
    );
  }
  return (
    <div className={styles.panel}>
      <WebhookSettings workerId={workerId} webhook={webhook.data} />
      <DeliveryLog workerId={workerId} canResend={webhook.data.url !== null} />
    </div>
  );
}
