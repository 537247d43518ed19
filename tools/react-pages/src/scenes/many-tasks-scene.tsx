import { useTask } from '@ramensoft/handinger-react';
import { useEffect, useState } from 'react';
import type { SceneProps } from './scene-props.ts';

/** One of the tasks, started when the button is pressed. */
function OneTask({ workerId, input, started }: { workerId: string; input: string; started: number }) {
  const { status, text, submit, connection } = useTask({ workerId });
  const [sent, setSent] = useState(0);
  // A page that starts tasks by itself, as nobody should: it must be right all the same.
  useEffect(() => {
    if (started === sent) return;
    setSent(started);
    void submit(input);
  }, [started, sent, submit, input]);
  return (
    <li data-testid="task" data-status={status} data-connection={connection}>
      {text}
    </li>
  );
}

/** As many tasks at once as a page should never have, and a button that is to answer meanwhile. */
export function ManyTasksScene({ workerId, parameters }: SceneProps) {
  const [started, setStarted] = useState(0);
  const [clicks, setClicks] = useState(0);
  const input = parameters.get('input') ?? '';
  return (
    <main>
      <button type="button" onClick={() => setStarted(started + 1)}>
        Start
      </button>
      <button type="button" onClick={() => setClicks(clicks + 1)}>
        Clicked {clicks} times
      </button>
      <ol>
        {Array.from({ length: Number(parameters.get('count')) }, (_, index) => (
          <OneTask
            key={index}
            workerId={workerId}
            started={started}
            input={`${input} Task number ${index}.`}
          />
        ))}
      </ol>
    </main>
  );
}
