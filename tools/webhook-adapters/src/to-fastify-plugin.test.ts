import { fastify } from 'fastify';
import { expect, test } from 'vitest';
import { createDelivery } from '@ramensoft/handinger-webhooks/testing';
import { receivers, token } from './testing/receivers.ts';
import { toFastifyPlugin } from '@ramensoft/handinger-webhooks/fastify';

test('it is mounted under the prefix, and the parsers of other routes stay', async () => {
  const app = fastify();
  await app.register(toFastifyPlugin(receivers.strict), { prefix: '/api' });
  app.post('/echo', (request) => request.body);
  const { headers, body: payload } = await createDelivery({ token });
  const delivered = await app.inject({ method: 'POST', url: '/api/webhooks/handinger', headers, payload });
  expect(delivered.json()).toEqual({ outcome: 'handled' });
  const echoed = await app.inject({ method: 'POST', url: '/echo', payload: { a: 1 } });
  expect(echoed.json()).toEqual({ a: 1 });
  await app.close();
});

test('hooks of the app see its answers', async () => {
  const app = fastify();
  app.addHook('onSend', async (_request, reply) => void reply.header('x-app', 'yes'));
  await app.register(toFastifyPlugin(receivers.lenient, { path: '/hook' }));
  const answer = await app.inject({ method: 'POST', url: '/hook' });
  expect([answer.statusCode, answer.headers['x-app'], answer.json()]).toMatchObject([
    401,
    'yes',
    { code: 'missing-token' },
  ]);
  await app.close();
});
