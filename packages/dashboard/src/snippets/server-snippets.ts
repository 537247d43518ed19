import { quoteShell } from './quote-shell.ts';
import type { Snippet, SnippetFacts } from './snippet.ts';

/** The commands of the local server, where this page comes from. */
export function serverSnippets({ baseURL, executionId }: SnippetFacts): Snippet[] {
  const { port } = new URL(baseURL);
  return [
    {
      title: 'Start this server',
      text: 'Everything is kept in the folder .handinger. It prints its address and, the first time, a key.',
      language: 'shell',
      code: `npx @ramensoft/handinger-server start${port === '' ? '' : ` --port ${port}`}\n`,
    },
    {
      title: 'Make a key',
      text: 'While the server is stopped. It is printed once, and kept as a hash only.',
      language: 'shell',
      code: `export HANDINGER_API_KEY=$(npx @ramensoft/handinger-server keys create --org org_local --user usr_local)\n`,
    },
    {
      title: 'Send a delivery again',
      text:
        executionId === undefined
          ? 'With the id of an execution, or of its delivery, from the log on the Webhook tab.'
          : 'This is the latest execution of the worker’s webhook.',
      language: 'shell',
      code: `npx @ramensoft/handinger-server webhooks resend ${quoteShell(executionId ?? 'wex_01HZY3A9Z6V2C8N4R7T1W5X3YQ')}\n`,
    },
  ];
}
