import { useTasks, useWebhookExecutions, useWorkerTemplate } from '@ramensoft/handinger-react';
import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { CodeView } from '../design/code-view.tsx';
import { Tabs } from '../design/tabs.tsx';
import { clientSnippets } from './client-snippets.ts';
import { curlSnippets } from './curl-snippets.ts';
import { HighlightedCode } from './highlighted-code.tsx';
import { reactSnippets } from './react-snippets.ts';
import { serverSnippets } from './server-snippets.ts';
import styles from './snippets-panel.module.css';
import { webhookSnippets } from './webhook-snippets.ts';

const groups = {
  typescript: { label: 'TypeScript', install: '@ramensoft/handinger', snippets: clientSnippets },
  react: {
    label: 'React',
    install: '@ramensoft/handinger @ramensoft/handinger-react @tanstack/react-query',
    snippets: reactSnippets,
  },
  webhook: {
    label: 'Webhooks',
    install: '@ramensoft/handinger @ramensoft/handinger-webhooks',
    snippets: webhookSnippets,
  },
  curl: { label: 'curl', install: undefined, snippets: curlSnippets },
  server: { label: 'Local server', install: undefined, snippets: serverSnippets },
} as const;

type GroupName = keyof typeof groups;
const tabs = Object.entries(groups).map(([name, { label }]) => ({ name: name as GroupName, label }));

/** How this worker is used from code, with its ids and the server's address filled in. A key is in none of it. */
export function SnippetsPanel({ workerId }: { readonly workerId: string }) {
  const [search, setSearch] = useSearchParams();
  const asked = search.get('with');
  const current = tabs.find(({ name }) => name === asked)?.name ?? 'typescript';
  const { snippets, install } = groups[current];
  const facts = useSnippetFacts(workerId, current);
  return (
    <Tabs
      label="Use it with"
      tabs={tabs}
      current={current}
      onChange={(name) => setSearch({ with: name }, { replace: true })}
    >
      <div className={styles.snippets}>
        {install === undefined ? null : (
          <CodeView code={`npm install ${install}`} what="the command that installs it" />
        )}
        {snippets(facts).map(({ title, text, file, language, code }) => (
          <section key={title} className={styles.snippet}>
            <header>
              <h2>{title}</h2>
              <p>{text}</p>
            </header>
            <CodeView code={code} what={`code: ${title}`} {...(file === undefined ? {} : { caption: file })}>
              <HighlightedCode code={code.trimEnd()} language={language} />
            </CodeView>
          </section>
        ))}
        <p className={styles.note}>
          Code finds the key in <code>HANDINGER_API_KEY</code>. Keep it in the environment of your server, and
          out of pages and repositories.
        </p>
      </div>
    </Tabs>
  );
}

/** What is not there yet, or may not be read, is left out of the snippets. */
function useSnippetFacts(workerId: string, group: GroupName) {
  const { data: template } = useWorkerTemplate(workerId);
  const { data: tasks } = useTasks({ workerId });
  const { data: executions } = useWebhookExecutions(group === 'server' ? workerId : undefined);
  const taskId = tasks?.pages[0]?.tasks[0]?.id;
  const executionId = executions?.pages[0]?.logs[0]?.id;
  return useMemo(
    () => ({
      baseURL: window.location.origin,
      workerId,
      taskId,
      outputSchema: template?.outputSchema ?? null,
      executionId,
    }),
    [workerId, taskId, template, executionId],
  );
}
