import { useWorkerStream } from '@ramensoft/handinger-react';
import type { SceneProps } from './scene-props.ts';

/** The worker's stream: whatever task is its most recent one. */
export function WorkerScene({ workerId, parameters }: SceneProps) {
  const { messages, status, task, connection } = useWorkerStream(workerId, {
    taskId: parameters.get('task') ?? undefined,
  });
  return (
    <main>
      <p data-testid="status">{status}</p>
      <p data-testid="connection">{connection}</p>
      <p data-testid="task">{task?.id}</p>
      <ol>
        {messages.map(({ id, role, parts }) => (
          <li key={id} data-role={role} data-testid="message">
            {parts.map((part) => (part.type === 'text' ? part.text : '')).join('')}
          </li>
        ))}
      </ol>
    </main>
  );
}
