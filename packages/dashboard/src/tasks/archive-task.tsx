import { useDeleteTask } from '@ramensoft/handinger-react';
import { useState } from 'react';
import type { Task } from '@ramensoft/handinger';
import { Archive } from 'lucide-react';
import { useLocation } from 'wouter';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { ErrorView } from '../design/error-view.tsx';
import { IconButton } from '../design/icon-button.tsx';
import { useToast } from '../design/use-toast.ts';

/** Takes a task out of all lists, after asking: nothing brings it back. */
export function ArchiveTask({ task }: { readonly task: Task }) {
  const [open, setOpen] = useState(false);
  const [, navigate] = useLocation();
  const showToast = useToast();
  const { mutate, isPending, error, reset } = useDeleteTask();

  const close = () => {
    setOpen(false);
    reset();
  };
  const archive = () =>
    mutate(
      { taskId: task.id },
      {
        onSuccess: () => {
          close();
          navigate(`/workers/${encodeURIComponent(task.workerId)}`);
          showToast({ message: 'The task is archived.' });
        },
      },
    );

  return (
    <>
      <IconButton label="Archive task" icon={<Archive aria-hidden="true" />} onClick={() => setOpen(true)} />
      <Dialog
        open={open}
        onClose={close}
        title="Archive this task?"
        footer={
          <>
            <Button onClick={close}>Keep it</Button>
            <Button variant="danger" busy={isPending} onClick={archive}>
              Archive
            </Button>
          </>
        }
      >
        <p>
          It leaves all lists and takes no further message. Its turns and files stay stored, and its address
          still shows it, but nothing brings it back into the lists.
          {task.status === 'running' ? ' The turn that runs now goes on to its end.' : ''}
        </p>
        {error === null ? null : <ErrorView title="The task was not archived." error={error} />}
      </Dialog>
    </>
  );
}
