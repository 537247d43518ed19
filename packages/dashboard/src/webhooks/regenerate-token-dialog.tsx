import { useRegenerateWebhookToken } from '@ramensoft/handinger-react';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { ErrorView } from '../design/error-view.tsx';
import { useToast } from '../design/use-toast.ts';

export interface RegenerateTokenDialogProps {
  readonly workerId: string;
  readonly onClose: () => void;
}

/** Asks before the token is replaced: receivers that do not know the new one refuse the very next delivery. */
export function RegenerateTokenDialog({ workerId, onClose }: RegenerateTokenDialogProps) {
  const showToast = useToast();
  const regenerate = useRegenerateWebhookToken();
  return (
    <Dialog
      open
      onClose={onClose}
      title="Replace the token?"
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Keep it
          </Button>
          <Button
            variant="danger"
            busy={regenerate.isPending}
            onClick={() =>
              regenerate.mutate(
                { workerId },
                {
                  onSuccess: () => {
                    showToast({ message: 'The webhook has a new token.' });
                    onClose();
                  },
                },
              )
            }
          >
            Replace token
          </Button>
        </>
      }
    >
      <p>
        The next delivery is sent with the new token, and the old one is worth nothing. To lose nothing in
        between, let your receiver take both for a while: <code>tokens: [new, old]</code>.
      </p>
      {regenerate.error === null ? null : <ErrorView error={regenerate.error} />}
    </Dialog>
  );
}
