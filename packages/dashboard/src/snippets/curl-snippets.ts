import { quoteShell } from './quote-shell.ts';
import type { Snippet, SnippetFacts } from './snippet.ts';

/** The API over HTTP. */
export function curlSnippets({ baseURL, workerId, taskId }: SnippetFacts): Snippet[] {
  const curl = (path: string, ...options: string[]) =>
    [`curl -sS ${quoteShell(baseURL + path)}`, ...options].join(' \\\n  ') + '\n';
  const key = '-H "Authorization: Bearer $HANDINGER_API_KEY"';
  const json = (body: object) => [
    `-H 'Content-Type: application/json'`,
    `-d ${quoteShell(JSON.stringify(body))}`,
  ];
  return [
    {
      title: 'Run a task and wait for the answer',
      text: 'The answer comes when the turn has ended.',
      language: 'shell',
      code: curl('/api/tasks', key, ...json({ workerId, input: 'What is new today?' })),
    },
    {
      title: 'Show the answer while it is written',
      text: 'Server-sent events, in the stream protocol of the AI SDK.',
      language: 'shell',
      code: curl('/api/tasks', '-N', key, ...json({ workerId, input: 'What is new today?', stream: true })),
    },
    {
      title: 'Send files',
      text: 'Up to 5 files, 10 MB each.',
      language: 'shell',
      code: curl(
        '/api/tasks',
        key,
        `-F ${quoteShell(`workerId=${workerId}`)}`,
        `-F 'input=Summarize the notes.'`,
        `-F files=@notes.txt`,
      ),
    },
    taskId === undefined
      ? {
          title: 'List the tasks of this worker',
          text: 'The newest first, 50 on a page.',
          language: 'shell',
          code: curl(`/api/tasks?workerId=${encodeURIComponent(workerId)}`, key),
        }
      : {
          title: 'Read the latest task',
          text: 'With all of its turns.',
          language: 'shell',
          code: curl(`/api/tasks/${encodeURIComponent(taskId)}`, key),
        },
  ];
}
