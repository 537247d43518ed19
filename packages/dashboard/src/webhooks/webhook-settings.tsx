import type { Webhook } from '@ramensoft/handinger';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { Button } from '../design/button.tsx';
import { RemoveWebhookDialog } from './remove-webhook-dialog.tsx';
import { WebhookToken } from './webhook-token.tsx';
import { WebhookUrlForm } from './webhook-url-form.tsx';
import styles from './webhook-settings.module.css';

export interface WebhookSettingsProps {
  readonly workerId: string;
  readonly webhook: Webhook;
}

/** Where deliveries go, and the token that proves where they come from. */
export function WebhookSettings({ workerId, webhook: { url, token } }: WebhookSettingsProps) {
  const [isRemoving, setIsRemoving] = useState(false);
  return (
    <section className={styles.settings} aria-labelledby="webhook-endpoint">
      <header>
        <h2 id="webhook-endpoint">Endpoint</h2>
        <p>
          Every turn of this worker that ends, well or not, is sent there as JSON: five attempts, until one is
          taken.
        </p>
      </header>
      <div className={styles.fields}>
        <WebhookUrlForm workerId={workerId} url={url} />
        {token === null ? null : <WebhookToken workerId={workerId} token={token} />}
        {url === null ? null : (
          <p className={styles.foot}>
            <Link href={`/workers/${encodeURIComponent(workerId)}/use?with=webhook`}>
              How to receive and verify deliveries
            </Link>
            <Button
              variant="quiet"
              size="small"
              icon={<Trash2 aria-hidden="true" />}
              onClick={() => setIsRemoving(true)}
            >
              Remove webhook
            </Button>
          </p>
        )}
      </div>
      {isRemoving ? <RemoveWebhookDialog workerId={workerId} onClose={() => setIsRemoving(false)} /> : null}
    </section>
  );
}
