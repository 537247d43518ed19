import type { WorkerTemplate } from '@ramensoft/handinger';
import { useUpdateWorker } from '@ramensoft/handinger-react';
import { describeError } from '../design/describe-error.ts';
import { Switch } from '../design/switch.tsx';
import { useToast } from '../design/use-toast.ts';

/** Who sees a worker. It shows the new state before the server has answered, and the old one again where that refuses. */
export function VisibilitySwitch({ worker }: { worker: WorkerTemplate }) {
  const showToast = useToast();
  const updateWorker = useUpdateWorker({
    onError: (error) => showToast({ message: describeError(error).sentence, tone: 'bad' }),
  });
  return (
    <Switch
      label="Private"
      hint="Only invited members see it. Otherwise everybody in the organization does."
      checked={worker.visibility === 'private'}
      onChange={(checked) =>
        updateWorker.mutate({ workerId: worker.id, visibility: checked ? 'private' : 'public' })
      }
    />
  );
}
