import { useTask } from '@ramensoft/handinger-react';
import { useEffect, useState } from 'react';

interface HotComponentProps {
  readonly taskId: string | undefined;
  readonly onStart: (taskId: string) => void;
}

/** What is edited while its task runs. Another number of hooks makes React mount it anew. */
export function HotComponent({ taskId, onStart }: HotComponentProps) {
  const parameters = new URLSearchParams(location.search);
  const task = useTask({ workerId: parameters.get('worker') ?? '', taskId });
  const [mountedAt] = useState(() => performance.now());
  /* more hooks */
  const started = task.taskId;
  useEffect(() => {
    if (started !== undefined) onStart(started);
  }, [started, onStart]);
  return (
    <main>
      <h1>First label</h1>
      <button type="button" onClick={() => void task.submit(parameters.get('input') ?? '')}>
        Send
      </button>
      <p data-testid="task">{taskId}</p>
      <p data-testid="mounted">{mountedAt}</p>
      <p data-testid="text">{task.text}</p>
    </main>
  );
}
