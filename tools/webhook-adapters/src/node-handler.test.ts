import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { createDelivery } from '@ramensoft/handinger-webhooks/testing';
import type { WebhookReceiver } from '@ramensoft/handinger-webhooks/receiver';
import { listen } from './testing/listen.ts';
import { receivers, token } from './testing/receivers.ts';
import { send } from './testing/send.ts';
import { toNodeHandler } from '@ramensoft/handinger-webhooks/node';

test('an answer that the app gave in the meantime stands', async () => {
  let late: Promise<void> | undefined;
  let answered: () => void = () => undefined;
  const appAnswered = new Promise<void>((resolve) => {
    answered = resolve;
  });
  const slow: WebhookReceiver = {
    async receive(delivery) {
      await appAnswered;
      return receivers.fixed.receive(delivery);
    },
  };
  const app = await listen(
    createServer((request, response) => {
      late = toNodeHandler(slow)(request, response);
      response.writeHead(503).end('A time limit of the app.', () => answered());
    }),
  );
  const { status, body } = await send(app.url, await createDelivery({ token }));
  expect([status, body]).toEqual([503, 'A time limit of the app.']);
  await expect(late).resolves.toBeUndefined();
  await app.close();
});

test.each([
  ['text', (body: string) => body],
  ['bytes', (body: string) => new TextEncoder().encode(body)],
])('a host that keeps %s as rawBody leaves enough for a signature', async (_, keep) => {
  const app = await listen(
    createServer(async (request, response) => {
      const body = Buffer.concat(await request.toArray()).toString();
      Object.assign(request, { body: JSON.parse(body) as unknown, rawBody: keep(body) });
      await toNodeHandler(receivers.strict)(request, response);
    }),
  );
  const { headers, body } = await createDelivery({ token, body: (json) => json.replace('{', '{ ') });
  expect(await send(app.url, { headers, body })).toMatchObject({ status: 200 });
  expect(await send(app.url, { headers, body: body.replace('{ ', '{') })).toMatchObject({ status: 401 });
  await app.close();
});
