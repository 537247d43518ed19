import { setTimeout } from 'node:timers/promises';

import type { Handinger } from '@ramensoft/handinger';

import { fact, headline } from './screen.ts';

/** A worker that starts by itself: the preview of a cron expression, and a run a second from now. */
export async function scheduleTask(client: Handinger): Promise<void> {
  headline('A schedule', 'workers.schedules.preview() and create(workerId, { input, when })');
  const { id: workerId } = await client.workers.create({ instructions: 'Be brief.' });

  const when = { type: 'cron', cron: '0 9 * * 1-5' } as const;
  const { runs, timezone } = await client.workers.schedules.preview(workerId, { when, count: 2 });
  fact(
    when.cron,
    `${runs.map(({ localTime }) => localTime.replace('T', ' ')).join(', then ')} (${timezone})`,
  );

  await client.workers.schedules.create(workerId, {
    input: 'Say good morning.',
    when: { type: 'delayed', delayInSeconds: 1 },
  });
  for (const tooLate = Date.now() + 20_000; Date.now() < tooLate; await setTimeout(100)) {
    const { tasks } = await client.tasks.list({ workerId, triggeredBy: 'schedule', status: 'completed' });
    const [task] = tasks;
    if (task === undefined) continue;
    fact('task', `"${task.title}", started by the ${task.triggeredBy}`);
    return;
  }
  throw new Error('No run came within 20 seconds.');
}
