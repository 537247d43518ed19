import { useTask } from '@ramensoft/handinger-react';
import { lazy, Suspense, useEffect, useState, type ComponentType } from 'react';
import type { SceneProps } from './scene-props.ts';

/** A component that suspends until it is told to go on. */
interface Pause {
  readonly Waiting: ComponentType;
  readonly end: () => void;
}

function newPause(): Pause {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { Waiting: lazy(() => promise.then(() => ({ default: () => null }))), end: resolve };
}

interface ConsumerProps {
  readonly workerId: string;
  /** Undefined until the task is started. */
  readonly taskId: string | undefined;
}

/** Everything that a caller writes inline is another object in each render. */
function Consumer({ workerId, taskId }: ConsumerProps) {
  const { text, status } = useTask({
    workerId,
    taskId,
    onChunk: () => undefined,
    onFinish: () => undefined,
    onError: () => undefined,
  });
  return (
    <li data-testid="consumer" data-status={status}>
      {text}
    </li>
  );
}

interface SenderProps extends ConsumerProps {
  readonly input: string;
  readonly onStart: (taskId: string) => void;
}

function Sender({ workerId, taskId, input, onStart }: SenderProps) {
  const task = useTask({ workerId, taskId });
  const started = task.taskId;
  useEffect(() => {
    if (started !== undefined) onStart(started);
  }, [started, onStart]);
  return (
    <button type="button" onClick={() => void task.submit(input)}>
      Send
    </button>
  );
}

/** Twenty consumers of one task, which can be taken away, put back, mounted anew and suspended. */
export function ConsumersScene({ workerId, parameters }: SceneProps) {
  const [generation, setGeneration] = useState(0);
  const [isShown, setShown] = useState(true);
  const [pause, setPause] = useState<Pause>();
  const [, renderAgain] = useState(0);
  const [taskId, setTaskId] = useState<string>();
  const consumers = Array.from({ length: 20 }, (_, index) => (
    <Consumer key={index} workerId={workerId} taskId={taskId} />
  ));
  return (
    <main data-task={taskId}>
      <button type="button" onClick={() => setGeneration(generation + 1)}>
        Remount
      </button>
      <button type="button" onClick={() => setShown(!isShown)}>
        Toggle
      </button>
      <button type="button" onClick={() => setPause(newPause())}>
        Suspend
      </button>
      <button type="button" onClick={() => pause?.end()}>
        Resume
      </button>
      <button type="button" onClick={() => renderAgain((count) => count + 1)}>
        Render
      </button>
      {isShown && (
        <Suspense fallback={<p data-testid="fallback">…</p>}>
          {pause && <pause.Waiting />}
          <div key={generation} data-generation={generation}>
            <Sender
              workerId={workerId}
              taskId={taskId}
              input={parameters.get('input') ?? ''}
              onStart={setTaskId}
            />
            <ul>{consumers}</ul>
          </div>
        </Suspense>
      )}
    </main>
  );
}
