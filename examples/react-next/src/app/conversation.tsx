'use client';

import { useTask } from '@ramensoft/handinger-react';
import { useEffect, useState } from 'react';

interface ConversationProps {
  workerId: string;
  /** A task to go on with; without it, the first message starts one. */
  taskId?: string;
}

export function Conversation({ workerId, taskId }: ConversationProps) {
  const task = useTask({ workerId, taskId });
  const [input, setInput] = useState('');

  // The address of the task, so that a reload comes back to it.
  useEffect(() => {
    if (task.taskId) window.history.replaceState(null, '', `/tasks/${task.taskId}`);
  }, [task.taskId]);

  function send() {
    void task.submit(input);
    setInput('');
  }

  return (
    <>
      <ol>
        {task.messages.map(({ id, role, parts }) => (
          <li key={id} data-role={role}>
            {parts.map((part, at) => part.type === 'text' && <p key={at}>{part.text}</p>)}
          </li>
        ))}
      </ol>
      {task.error && (
        <p role="alert">
          {task.error.message} <button onClick={() => void task.retry()}>Try again</button>
        </p>
      )}
      <form action={send} {...task.attachments.dropProps}>
        <textarea
          aria-label="Message"
          name="message"
          required
          value={input}
          onChange={(event) => setInput(event.target.value)}
        />
        <label>
          Files
          <input
            type="file"
            multiple
            onChange={(event) => event.target.files && task.attachments.add(event.target.files)}
          />
        </label>
        {task.fileErrors.map(({ message }) => (
          <p key={message} role="alert">
            {message}
          </p>
        ))}
        <button>Send</button>
        <output>{task.status}</output>
      </form>
    </>
  );
}
