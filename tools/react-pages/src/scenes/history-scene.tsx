import {
  useSuspenseWorkers,
  useTask,
  useTasks,
  useWorkers,
  useWorkerStream,
} from '@ramensoft/handinger-react';
import { Suspense, useState } from 'react';

interface HistorySceneProps {
  readonly workerId: string;
  readonly taskId: string;
  readonly isSuspended: boolean;
}

function SuspendedWorkers() {
  const { data } = useSuspenseWorkers();
  return <p data-testid="suspended">{data.pages[0]?.workers.length}</p>;
}

/** What a server renders: the history of a task, lists, and a button that shows that the page lives. */
export function HistoryScene({ workerId, taskId, isSuspended }: HistorySceneProps) {
  const { messages, status, isLoading } = useTask({ workerId, taskId });
  const stream = useWorkerStream(workerId, { taskId });
  const workers = useWorkers();
  const tasks = useTasks({ workerId });
  const [clicks, setClicks] = useState(0);
  return (
    <main>
      <button type="button" onClick={() => setClicks(clicks + 1)}>
        {clicks}
      </button>
      <p data-testid="status">{status}</p>
      <p data-testid="loading">{String(isLoading)}</p>
      <p data-testid="stream">{stream.messages.length}</p>
      <p data-testid="workers">{workers.data?.pages[0]?.workers.length ?? 'none'}</p>
      <p data-testid="tasks">{tasks.data?.pages[0]?.tasks.length ?? 'none'}</p>
      <ol>
        {messages.map(({ id, parts }) => (
          <li key={id} data-testid="message">
            {parts.map((part) => (part.type === 'text' ? part.text : '')).join('')}
          </li>
        ))}
      </ol>
      {isSuspended && (
        <Suspense fallback={<p data-testid="fallback">…</p>}>
          <SuspendedWorkers />
        </Suspense>
      )}
    </main>
  );
}
