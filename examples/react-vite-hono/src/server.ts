import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import Handinger from '@ramensoft/handinger';
import { createHandingerProxy } from '@ramensoft/handinger/proxy';
import { Hono } from 'hono';
import { verdict } from './verdict.ts';

const handinger = new Handinger(); // reads HANDINGER_API_KEY
const worker = await handinger.workers.create({
  title: 'Fact checker',
  instructions: 'Verify or debunk the claim. Cite the strongest evidence.',
  outputSchema: verdict,
});

const proxy = createHandingerProxy({
  client: handinger,
  allow: ['tasks.create', 'tasks.retrieve', 'workers.retrieve', 'workers.streamUpdates'],
  // Put your own sign-in here, and let each user reach no tasks but their own.
  authorize: () => ({ workerIds: [worker.id] }),
});

const app = new Hono();
app.all('/api/handinger/*', (context) => proxy(context.req.raw));
app.get('/worker', (context) => context.json({ workerId: worker.id }));
app.use('*', serveStatic({ root: './dist' }));

serve({ fetch: app.fetch, port: Number(process.env['PORT'] ?? 3000) });
