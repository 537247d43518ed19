/** What a server does for a page: bundled for Node with one version of React, and required by the test. */
import type { Handinger } from '@ramensoft/handinger';
import { prefetchTask } from '@ramensoft/handinger-react/server';
import { dehydrate, QueryClient } from '@tanstack/react-query';
import { renderToString } from 'react-dom/server';
import { HistoryPage, type HistoryPageProps } from './scenes/history-page.tsx';

/** Reads the task for the page, as plain data. */
export async function prefetch(
  client: Handinger,
  workerId: string,
  taskId: string,
): Promise<HistoryPageProps['state']> {
  const queryClient = new QueryClient();
  await prefetchTask(queryClient, client, { workerId, taskId });
  return JSON.parse(JSON.stringify(dehydrate(queryClient))) as HistoryPageProps['state'];
}

export function render(props: HistoryPageProps): string {
  return renderToString(<HistoryPage {...props} />);
}
