import { quoteScript } from './quote-script.ts';
import type { Snippet, SnippetFacts } from './snippet.ts';

/** The React hook, and the route that keeps the key on the reader's server. */
export function reactSnippets({ baseURL, workerId }: SnippetFacts): Snippet[] {
  return [
    {
      title: 'A conversation in a page',
      text: 'The hook streams, resumes after cuts and reloads, and shows the same task in several places without a second request.',
      file: 'app/conversation.tsx',
      language: 'typescript',
      code: `'use client';
import { HandingerProvider, useTask } from '@ramensoft/handinger-react';

export function Conversation() {
  return (
    <HandingerProvider>
      <Ask />
    </HandingerProvider>
  );
}

function Ask() {
  const { text, isStreaming, error, submit } = useTask({
    workerId: ${quoteScript(workerId)},
  });
  return (
    <form action={(form) => void submit(String(form.get('input')))}>
      <input name="input" aria-label="Your message" required />
      <button disabled={isStreaming}>Ask</button>
      <p>{error ? error.message : text}</p>
    </form>
  );
}
`,
    },
    {
      title: 'Keep the key on your server',
      text: 'Pages call this route, which adds the key. It decides who may see which task.',
      file: 'app/api/handinger/[...path]/route.ts',
      language: 'typescript',
      code: `import Handinger from '@ramensoft/handinger';
import { createHandingerProxy } from '@ramensoft/handinger/proxy';

// Who started which task. Yours is a table.
const owners = new Map<string, string>();

const proxy = createHandingerProxy({
  // Reads HANDINGER_API_KEY from the environment.
  client: new Handinger({ baseURL: ${quoteScript(baseURL)} }),
  authorize: async (request, { operation, workerId, taskId }) => {
    const user = await signedInUser(request);
    if (!user || !taskId) return false;
    // Pages choose the ids of their tasks: the first who uses one owns it.
    const isOurs = workerId === ${quoteScript(workerId)};
    if (operation === 'tasks.create' && isOurs && !owners.has(taskId)) owners.set(taskId, user);
    return owners.get(taskId) === user;
  },
});

export { proxy as GET, proxy as POST };

// Ask your session store instead.
async function signedInUser(request: Request): Promise<string | undefined> {
  return request.headers.get('cookie')?.match(/session=(\\w+)/)?.[1];
}
`,
    },
  ];
}
