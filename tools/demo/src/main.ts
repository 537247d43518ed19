/** The main job of the SDK from end to end, against our own server with a fresh database on a free port. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { styleText } from 'node:util';

import { Handinger } from '@ramensoft/handinger';
import { startServer } from '@ramensoft/handinger-server';

import { archiveTask } from './archive-task.ts';
import { continueWithFile } from './continue-with-file.ts';
import { answerBySchema } from './answer-by-schema.ts';
import { readTurns } from './read-turns.ts';
import { receiveWebhook } from './receive-webhook.ts';
import { scheduleTask } from './schedule-task.ts';
import { fact, farewell, headline } from './screen.ts';
import { streamTask } from './stream-task.ts';

const startedAt = performance.now();
const data = await mkdtemp(join(tmpdir(), 'handinger-demo-'));
const server = await startServer({ data });

try {
  console.log(styleText('bold', '\nHandinger: reusable agent workers, on this machine'));
  fact('server', server.url);
  fact('database', 'embedded, new for this run');

  // What a program reads from its environment; the documented example names neither.
  process.env['HANDINGER_API_KEY'] = server.key;
  process.env['HANDINGER_BASE_URL'] = server.url;

  headline('Hello, world', 'as the documentation has it');
  await import('./hello-world.ts');

  const client = new Handinger();
  const { workerId, taskId } = await streamTask(client);
  await continueWithFile(client, workerId, taskId);
  await answerBySchema(client);
  await readTurns(client, taskId);
  await archiveTask(client, taskId);
  await receiveWebhook(client);
  await scheduleTask(client);

  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  farewell(`Done in ${seconds} s. \`npm run dev\` starts the same server and leaves it running.\n`);
} finally {
  await server.close();
  await rm(data, { recursive: true, force: true });
}
