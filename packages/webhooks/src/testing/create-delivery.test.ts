import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

import type { WebhookEventType } from '../event.ts';
import { verifyDelivery, verifyWebhook } from '../verify.ts';
import { createDelivery } from './create-delivery.ts';

const types: WebhookEventType[] = ['task.completed', 'task.error', 'task.aborted'];

describe('a delivery', () => {
  test('is valid, signed and different from the next', async () => {
    const [one, other] = [await createDelivery(), await createDelivery()];
    for (const { headers, body, token, event } of [one, other]) {
      const options = { headers, body, tokens: token, signature: 'required' } as const;
      expect(await verifyDelivery(options)).toEqual({ event, verifiedBy: 'signature', tokenIndex: 0 });
    }
    expect(one.event.id).not.toBe(other.event.id);
  });

  test('is a request with what is in it by then', async () => {
    const delivery = await createDelivery({ token: 'whk_a' });
    const tokens = 'whk_a';
    const url = 'https://receiver.example/webhooks/handinger';
    expect(delivery.request()).toMatchObject({ method: 'POST', url });
    expect(delivery.request('https://a.example/').url).toBe('https://a.example/');
    expect(await verifyWebhook({ headers: delivery.request(), tokens })).toEqual(delivery.event);
    const { request } = delivery;
    delivery.body = delivery.body.replace('sunny', 'rainy');
    await expect(verifyWebhook({ headers: request(), tokens })).rejects.toMatchObject({
      code: 'bad-signature',
    });
    delete delivery.headers['webhook-signature'];
    expect(await verifyWebhook({ headers: request(), tokens })).toMatchObject({
      turn: { outputText: 'It is rainy in Barcelona today.' },
    });
  });

  test.each(types)('of type %s has the status that goes with it', async (type) => {
    const { event, headers } = await createDelivery({ type });
    const status = type.slice('task.'.length);
    expect(event).toMatchObject({ type, task: { status }, turn: { status } });
    expect(headers['X-Handinger-Event']).toBe(type);
    expect(typeof (event as { turn: { error: unknown } }).turn.error).toBe(
      status === 'error' ? 'string' : 'object',
    );
  });

  test('has the fields that are asked for', async () => {
    const { headers, event, body } = await createDelivery({
      event: { id: 'wex_1', type: 'task.error', extra: [1] },
    });
    expect(event).toMatchObject({ id: 'wex_1', type: 'task.error', extra: [1], turn: { status: 'error' } });
    expect(JSON.parse(body)).toEqual(event);
    expect(headers).toMatchObject({
      'X-Handinger-Delivery': 'wex_1',
      'X-Handinger-Event': 'task.error',
      'webhook-id': 'wex_1',
    });
  });

  test('has no signature when it shall have none', async () => {
    const { headers } = await createDelivery({ signed: false });
    expect(Object.keys(headers).filter((name) => name.startsWith('webhook-'))).toEqual([]);
  });

  test('has the time when it is sent', async () => {
    for (const sentAt of [1_772_438_409_999, new Date(1_772_438_409_000)]) {
      const { headers } = await createDelivery({ sentAt });
      expect(headers['webhook-timestamp']).toBe('1772438409');
    }
  });

  test('signs another body, too', async () => {
    const event = { id: 'wex_1' };
    for (const body of ['{"id":"wex_1","type":"task.completed"}', (json: string) => ` ${json} `]) {
      const delivery = await createDelivery({ event, body });
      const { headers, token: tokens } = delivery;
      const options = { headers, body: delivery.body, tokens, signature: 'required' } as const;
      expect(await verifyWebhook(options)).toMatchObject({ id: 'wex_1' });
    }
  });
});

test("the event and its headers are the example of the API's document", async () => {
  const path = new URL('../../../../openapi/handinger.yaml', import.meta.url);
  const document = parse(await readFile(path, 'utf8')) as {
    components: { examples: Record<string, { value: Record<string, unknown> }> };
    webhooks: { taskFinished: { post: { parameters: { name: string }[] } } };
  };
  const example = document.components.examples['WebhookEvent']?.value;
  const { event, headers } = await createDelivery();
  expect({ ...event, id: example?.['id'] }).toEqual(example);
  const named = document.webhooks.taskFinished.post.parameters.map(({ name }) => name.toLowerCase());
  const sent = Object.keys(headers).map((name) => name.toLowerCase());
  expect(sent.filter((name) => name !== 'content-type' && name !== 'user-agent').toSorted()).toEqual(
    named.filter((name) => name !== 'content-type' && name !== 'user-agent').toSorted(),
  );
});
