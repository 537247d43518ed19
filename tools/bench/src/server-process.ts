/** The server under load, in a process of its own; with it a bare Fastify that answers the same bytes from memory. */
import { startServer } from '@ramensoft/handinger-server';
import { fastify } from 'fastify';

const server = await startServer();
const headers = { authorization: `Bearer ${server.key}`, 'content-type': 'application/json' };

const answer = await fetch(`${server.url}/api/tasks`, {
  method: 'POST',
  headers,
  body: JSON.stringify({ input: 'Hello' }),
});
const worker = (await answer.json()) as { id: string; metadata: { taskId: string } };
const path = `/api/tasks/${worker.metadata.taskId}`;
const task: unknown = await (await fetch(server.url + path, { headers })).json();

const bare = fastify();
bare.get('/api/tasks/:taskId', () => task);
const bareUrl = await bare.listen({ port: 0, host: '127.0.0.1' });

process.send?.({ url: server.url, bareUrl, key: server.key, workerId: worker.id, path });
process.once('disconnect', () => process.exit());
