import { useTask, type TaskMessage } from '@ramensoft/handinger-react';
import { useRef, useState } from 'react';
import type { SceneProps } from './scene-props.ts';

const schema = {
  type: 'object',
  properties: { verdict: { type: 'string' }, total: { type: 'number' } },
  required: ['verdict', 'total'],
  additionalProperties: false,
};

const textOf = ({ parts }: TaskMessage) =>
  parts.map((part) => (part.type === 'text' ? part.text : '')).join('');

/** A conversation with files and structured output. Its task is in the address, so that a reload comes back to it. */
export function ConversationScene({ workerId, parameters }: SceneProps) {
  const [finished, setFinished] = useState(0);
  const [partial, setPartial] = useState(false);
  const task = useTask({
    workerId,
    taskId: parameters.get('task') ?? undefined,
    ...(parameters.has('schema') && { schema }),
    onFinish: () => setFinished((count) => count + 1),
  });
  const { attachments, status, taskId } = task;
  const statuses = useRef<string[]>([]);
  if (statuses.current.at(-1) !== status) statuses.current.push(status);
  if (task.object !== undefined && status === 'streaming' && !partial) setPartial(true);

  async function send(form: FormData) {
    const isSent = task.submit(String(form.get('input')));
    await isSent;
  }

  if (taskId !== undefined && parameters.get('task') !== taskId) {
    parameters.set('task', taskId);
    queueMicrotask(() => history.replaceState(null, '', `?${parameters}`));
  }
  return (
    <main {...attachments.dropProps} data-testid="drop">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send(new FormData(event.currentTarget));
        }}
      >
        <textarea name="input" aria-label="Input" />
        <input
          type="file"
          multiple
          aria-label="Files"
          onChange={({ currentTarget }) => attachments.add(currentTarget.files ?? [])}
        />
        <button type="submit">Send</button>
      </form>
      <button type="button" onClick={() => attachments.clear()}>
        Clear
      </button>
      <button type="button" onClick={() => void task.retry()}>
        Retry
      </button>
      <p data-testid="attached">{attachments.files.map(({ name }) => name).join(',')}</p>
      <p data-testid="file-errors">{task.fileErrors.map(({ code }) => code).join(',')}</p>
      <p data-testid="status">{status}</p>
      <p data-testid="statuses">{statuses.current.join(' ')}</p>
      <p data-testid="finished">{finished}</p>
      <p data-testid="text">{task.text}</p>
      <p data-testid="error">{task.error?.message}</p>
      <p data-testid="object">{JSON.stringify(task.object ?? null)}</p>
      <p data-testid="partial">{String(partial)}</p>
      <p data-testid="sources">{task.sources.map(({ url }) => url).join(',')}</p>
      <p data-testid="files">{task.files.map(({ filename }) => filename).join(',')}</p>
      <p data-testid="tools">{task.toolCalls.map(({ name, state }) => `${name}:${state}`).join(',')}</p>
      <p data-testid="turns">{task.turns.length}</p>
      <ol>
        {task.messages.map((message) => (
          <li key={message.id} data-role={message.role} data-testid="message">
            {textOf(message)}
          </li>
        ))}
      </ol>
    </main>
  );
}
