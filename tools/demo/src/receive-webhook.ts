import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Handinger } from '@ramensoft/handinger';
import type { WebhookEvent } from '@ramensoft/handinger-webhooks';
import { createMemoryStore, createWebhookReceiver } from '@ramensoft/handinger-webhooks/receiver';
import { toNodeHandler } from '@ramensoft/handinger-webhooks/node';

import { fact, headline } from './screen.ts';

/** A task tells a program that it has finished: the server delivers an event, the program verifies it and handles it once. */
export async function receiveWebhook(client: Handinger): Promise<void> {
  headline('A webhook, delivered', 'workers.webhooks.update(workerId, { url }) → createWebhookReceiver()');
  const program = createServer().listen(0, '127.0.0.1');
  await once(program, 'listening');
  const url = `http://127.0.0.1:${(program.address() as AddressInfo).port}/`;

  const worker = await client.workers.create({ instructions: 'Be brief.' });
  const { token } = await client.workers.webhooks.update(worker.id, { url });

  const received = Promise.withResolvers<[event: WebhookEvent, verifiedBy: string]>();
  const receiver = createWebhookReceiver({
    tokens: token ?? '',
    signature: 'required',
    store: createMemoryStore(),
    on: { '*': (event, { verifiedBy }) => received.resolve([event, verifiedBy]) },
  });
  program.on('request', toNodeHandler(receiver));

  await client.tasks.create({ workerId: worker.id, input: 'Say when you are done.' });
  const tooLate = setTimeout(() => received.reject(new Error('No delivery came within 20 seconds.')), 20_000);
  const [event, verifiedBy] = await received.promise;
  clearTimeout(tooLate);
  fact('event', `${event.type}, verified by its ${verifiedBy}`);
  fact('of task', event.taskId);
  fact('delivery', `${event.id}, the same on every attempt`);
  program.close().closeAllConnections();
}
