import { useTask } from '@ramensoft/handinger-react';
import { useState } from 'react';
import type { SceneProps } from './scene-props.ts';

/** What one render showed of which task. */
export interface Shown {
  readonly taskId: string;
  readonly text: string;
  readonly messages: number;
}

function Task({ workerId, taskId, seen }: { workerId: string; taskId: string; seen: Shown[] }) {
  const { text, messages, status } = useTask({ workerId, taskId });
  seen.push({ taskId, text, messages: messages.length });
  return (
    <p data-testid="task" data-task={taskId} data-status={status}>
      {text}
    </p>
  );
}

/** One component that is shown one task after the other. */
export function SwitchScene({ workerId, parameters }: SceneProps) {
  const ids = parameters.get('tasks')?.split(',') ?? [];
  const [taskId, setTaskId] = useState(ids[0] ?? '');
  const [seen] = useState(() => {
    const made: Shown[] = [];
    Object.assign(globalThis, { seen: made });
    return made;
  });
  return (
    <main>
      {ids.map((id) => (
        <button key={id} type="button" onClick={() => setTaskId(id)}>
          {id}
        </button>
      ))}
      <Task workerId={workerId} taskId={taskId} seen={seen} />
    </main>
  );
}
