import type { Handinger } from '@ramensoft/handinger';

import { fact, headline } from './screen.ts';

/** Archiving hides a task from the listing; its turns and files stay. */
export async function archiveTask(client: Handinger, taskId: string): Promise<void> {
  headline('The task, archived', 'tasks.delete(taskId)');
  fact('archived', (await client.tasks.delete(taskId)).archived);
  const { tasks } = await client.tasks.list();
  fact('listed', `${tasks.length} tasks, this one among them: ${tasks.some(({ id }) => id === taskId)}`);
}
