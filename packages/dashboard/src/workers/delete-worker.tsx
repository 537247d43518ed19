import type { WorkerTemplate } from '@ramensoft/handinger';
import { handingerKey, useDeleteWorker } from '@ramensoft/handinger-react';
import { useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { ErrorView } from '../design/error-view.tsx';
import { useToast } from '../design/use-toast.ts';
import styles from './delete-worker.module.css';

/** Deletes a worker, after one more question. */
export function DeleteWorker({ worker }: { worker: WorkerTemplate }) {
  const [asking, setAsking] = useState(false);
  const [, navigate] = useLocation();
  const showToast = useToast();
  const queryClient = useQueryClient();
  const deleteWorker = useDeleteWorker({
    onSuccess: () => {
      showToast({ message: `${worker.title} is deleted.` });
      navigate('/workers');
      // Going back must not show it as if it were there.
      queryClient.removeQueries({ queryKey: handingerKey('workers.retrieveTemplate', worker.id) });
    },
  });

  return (
    <div className={styles.delete}>
      <p>The worker leaves every list, its schedules stop, and its webhook is told nothing more.</p>
      <Button icon={<Trash2 aria-hidden="true" />} onClick={() => setAsking(true)}>
        Delete this worker…
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={`Delete ${worker.title}?`}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>Keep it</Button>
            <Button
              variant="danger"
              busy={deleteWorker.isPending}
              onClick={() => deleteWorker.mutate({ workerId: worker.id })}
            >
              Delete
            </Button>
          </>
        }
      >
        <p>Programs that call it get an error from now on. Tasks that are running end as usual.</p>
        {deleteWorker.error === null ? null : (
          <ErrorView error={deleteWorker.error} title="It was not deleted." />
        )}
      </Dialog>
    </div>
  );
}
