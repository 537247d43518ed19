import { useDeleteWebhook } from '@ramensoft/handinger-react';
import { Button } from '../design/button.tsx';
import { describeError } from '../design/describe-error.ts';
import { Dialog } from '../design/dialog.tsx';
import { useToast } from '../design/use-toast.ts';

export interface RemoveWebhookDialogProps {
  readonly workerId: string;
  readonly onClose: () => void;
}

/** Asks before the webhook is removed. It is gone from the page at once, and comes back where the API refuses. */
export function RemoveWebhookDialog({ workerId, onClose }: RemoveWebhookDialogProps) {
  const showToast = useToast();
  // Told by the mutation and not by the call, because this dialog is gone by then.
  const remove = useDeleteWebhook({
    onSuccess: () => showToast({ message: 'The webhook is removed.' }),
    onError: (error) =>
      showToast({ message: `The webhook was not removed: ${describeError(error).sentence}`, tone: 'bad' }),
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title="Remove the webhook?"
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Keep it
          </Button>
          <Button
            variant="danger"
            onClick={() => {
              remove.mutate({ workerId });
              onClose();
            }}
          >
            Remove webhook
          </Button>
        </>
      }
    >
      <p>
        Nothing is sent any more, deliveries that were to be tried again included. URL and token are gone; the
        log stays.
      </p>
    </Dialog>
  );
}
