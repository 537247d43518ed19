import type { Handinger } from '@ramensoft/handinger';

import { fact, headline } from './screen.ts';

/** A second turn on the same task, with a file that the worker reads. */
export async function continueWithFile(client: Handinger, workerId: string, taskId: string): Promise<void> {
  headline('A follow-up with a file', 'tasks.create({ taskId, input, files })');
  const notes = new File(
    ['- retries honour Retry-After\n- streams end with a typed error when cut\n'],
    'changes.md',
    { type: 'text/markdown' },
  );

  const result = await client.tasks.create({
    workerId,
    taskId,
    input: 'Add what changes.md says.',
    files: [notes],
  });
  fact('sent', `${notes.name}, ${notes.size} bytes`);
  console.log(`   ${result.output_text.replaceAll('\n', '\n   ')}`);
}
