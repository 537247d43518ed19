import { useUpdateWebhook } from '@ramensoft/handinger-react';
import { type FormEvent, useState } from 'react';
import { Button } from '../design/button.tsx';
import { describeError } from '../design/describe-error.ts';
import { TextField } from '../design/text-field.tsx';
import { useToast } from '../design/use-toast.ts';
import styles from './webhook-url-form.module.css';

export interface WebhookUrlFormProps {
  readonly workerId: string;
  /** `null` without a webhook. */
  readonly url: string | null;
}

/** The address that deliveries go to. */
export function WebhookUrlForm({ workerId, url }: WebhookUrlFormProps) {
  // Undefined while nobody has typed anything: it then follows the webhook.
  const [draft, setDraft] = useState<string>();
  const showToast = useToast();
  const update = useUpdateWebhook({
    onSuccess: () => {
      setDraft(undefined);
      showToast({ message: 'Deliveries go to this address from now on.' });
    },
  });
  const value = draft ?? url ?? '';

  function submit(event: FormEvent) {
    event.preventDefault();
    update.mutate({ workerId, url: value.trim() });
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      <TextField
        label="URL"
        type="url"
        mono
        required
        autoComplete="off"
        spellCheck={false}
        placeholder="https://example.com/webhooks/handinger"
        hint={
          url === null
            ? 'This server takes http: too, such as http://localhost:3000/webhooks/handinger.'
            : undefined
        }
        error={update.error === null ? undefined : describeError(update.error).sentence}
        value={value}
        onChange={(event) => setDraft(event.target.value)}
      />
      <Button
        variant={url === null ? 'primary' : 'secondary'}
        type="submit"
        busy={update.isPending}
        disabled={draft === undefined || draft.trim() === ''}
      >
        {url === null ? 'Set webhook' : 'Save'}
      </Button>
    </form>
  );
}
