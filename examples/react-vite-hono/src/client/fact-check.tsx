import { useTask } from '@ramensoft/handinger-react';
import { useState } from 'react';
import { verdict } from '../verdict.ts';

export function FactCheck({ workerId }: { workerId: string }) {
  const task = useTask({ workerId, schema: verdict });
  const [claim, setClaim] = useState('Humans only use 10% of their brain.');

  return (
    <>
      <h1>Fact check</h1>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void task.submit(claim);
        }}
      >
        <input aria-label="Claim" required value={claim} onChange={(event) => setClaim(event.target.value)} />
        <button disabled={task.isStreaming}>Check</button>
      </form>
      {task.object && (
        <dl>
          <dt>Verdict</dt>
          <dd>{task.object.verdict ?? '…'}</dd>
          <dt>Confidence</dt>
          <dd>{task.object.confidence ?? '…'}</dd>
          <dt>Summary</dt>
          <dd>{task.object.summary ?? '…'}</dd>
        </dl>
      )}
      <ul>
        {task.sources.map(({ id, url, title }) => (
          <li key={id}>
            <a href={url}>{title ?? url}</a>
          </li>
        ))}
      </ul>
      <output>{task.status}</output>
      {task.error && <p role="alert">{task.error.message}</p>}
    </>
  );
}
