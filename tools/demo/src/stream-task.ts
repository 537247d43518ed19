import type { Handinger } from '@ramensoft/handinger';

import { aside, fact, headline, token } from './screen.ts';

/** Creates a worker and prints a task on it token by token; returns their ids for the steps that follow. */
export async function streamTask(client: Handinger): Promise<{ workerId: string; taskId: string }> {
  headline('A streamed task', 'tasks.create({ workerId, input, stream: true })');
  const worker = await client.workers.create({
    title: 'Release notes',
    instructions: 'Turn what the user tells you into short, friendly release notes.',
  });

  const stream = await client.tasks.create({
    workerId: worker.id,
    input:
      'Uploads resume after a cut. See https://example.com/changelog for the whole list. [[offline:pace 15ms]]',
    stream: true,
  });

  let taskId = '';
  for await (const chunk of stream) {
    switch (chunk.type) {
      case 'data-task':
        ({ taskId } = chunk.data);
        fact('task', taskId);
        break;
      case 'text-start':
        token('\n');
        break;
      case 'text-delta':
        token(chunk.delta);
        break;
      case 'text-end':
        console.log('\n');
        break;
      case 'source-url':
        aside(`source: ${chunk.url}`);
        break;
      case 'data-usage':
        fact('usage', chunk.data);
        break;
    }
  }
  return { workerId: worker.id, taskId };
}
