import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import { Handinger } from '@ramensoft/handinger';
import { startServer } from '@ramensoft/handinger-server';
import { Webhook as StandardWebhook } from 'standardwebhooks';
import { Webhook as SvixWebhook } from 'svix';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** A request, as the server sent it. */
interface Arrived {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let server: Awaited<ReturnType<typeof startServer>>;
let client: Handinger;
let url: string;
let arrived: PromiseWithResolvers<Arrived>;

const receiver = createServer(async (request, response) => {
  const body = await text(request);
  response.end();
  arrived.resolve({ headers: request.headers, body });
});

beforeAll(async () => {
  server = await startServer();
  client = new Handinger({ baseURL: server.url, apiKey: server.key });
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
});
afterAll(async () => {
  receiver.close().closeAllConnections();
  await server.close();
});

async function deliver(workerId: string, input: string): Promise<Arrived> {
  arrived = Promise.withResolvers();
  await client.tasks.create({ workerId, input });
  return arrived.promise;
}

describe.each([
  ['standardwebhooks', StandardWebhook],
  ['svix', SvixWebhook],
])('what the server delivers is verified by %s', (_, Webhook) => {
  test('with the webhook’s token, and not with another, nor when it was changed', async () => {
    const { id } = await client.workers.create({ instructions: 'Be brief.' });
    const { token } = await client.workers.webhooks.update(id, { url });
    const { headers, body } = await deliver(id, 'Say naïve 🐕 猫.');
    const verify = (secret: string | null, payload: string) =>
      new Webhook(secret ?? '', { format: 'raw' }).verify(payload, headers as Record<string, string>);

    expect(() => verify(token, body)).not.toThrow();
    expect(JSON.parse(body)).toMatchObject({ type: 'task.completed', workerId: id });
    expect(() => verify(token, body.replace('naïve', 'naive'))).toThrow('No matching signature');
    expect(() => verify('whk_another', body)).toThrow('No matching signature');

    const renewed = await client.workers.webhooks.regenerateToken(id);
    const next = await deliver(id, 'Again.');
    const webhook = new Webhook(renewed.token ?? '', { format: 'raw' });
    expect(() => webhook.verify(next.body, next.headers as Record<string, string>)).not.toThrow();
    expect(renewed.token).not.toBe(token);
  });
});
