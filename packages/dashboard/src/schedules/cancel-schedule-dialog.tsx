import type { WorkerSchedule } from '@ramensoft/handinger';
import { useCancelSchedule } from '@ramensoft/handinger-react';
import { Button } from '../design/button.tsx';
import { describeError } from '../design/describe-error.ts';
import { Dialog } from '../design/dialog.tsx';
import { useToast } from '../design/use-toast.ts';
import { describeWhen } from './describe-when.ts';

export interface CancelScheduleDialogProps {
  readonly workerId: string;
  readonly schedule: WorkerSchedule;
  readonly onClose: () => void;
  /** Called after `onClose` when it is being cancelled. */
  readonly onCancelled: () => void;
}

/** Asks before a schedule is cancelled. It leaves the list at once, and comes back where the API refuses. */
export function CancelScheduleDialog({
  workerId,
  schedule,
  onClose,
  onCancelled,
}: CancelScheduleDialogProps) {
  const showToast = useToast();
  const cancel = useCancelSchedule({
    // Of the mutation and not of the call, because this dialog is gone by then.
    onError: (error) =>
      showToast({ message: `The schedule was not cancelled: ${describeError(error).sentence}`, tone: 'bad' }),
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title="Cancel this schedule?"
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Keep it
          </Button>
          <Button
            variant="danger"
            onClick={() => {
              cancel.mutate({ workerId, scheduleId: schedule.id });
              onClose();
              onCancelled();
            }}
          >
            Cancel schedule
          </Button>
        </>
      }
    >
      <p>
        <strong>{describeWhen(schedule)}</strong>: “{schedule.input}” will not run any more. Tasks that it
        started stay.
      </p>
    </Dialog>
  );
}
