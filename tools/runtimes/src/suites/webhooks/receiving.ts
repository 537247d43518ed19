import type { WebhookEvent } from '@ramensoft/handinger-webhooks';
import { createMemoryStore, createWebhookReceiver } from '@ramensoft/handinger-webhooks/receiver';
import { createDelivery } from '@ramensoft/handinger-webhooks/testing';
import { toWebHandler } from '@ramensoft/handinger-webhooks/web';
import { check, checkEqual } from '../check.ts';
import type { SignedDelivery, WebhooksCase, WebhooksSuiteConfig } from './webhooks-case.ts';

/** A receiver that verifies signatures and keeps its claims in memory. */
function receiverFor(config: WebhooksSuiteConfig, handle: (event: WebhookEvent) => unknown) {
  return createWebhookReceiver({
    tokens: config.tokens.current,
    signature: 'required',
    now: config.now,
    store: createMemoryStore(),
    on: { 'task.completed': handle },
    onError: () => {},
  });
}

function requestOf({ headers, body }: SignedDelivery): Request {
  return new Request('https://receiver.example/webhooks', { method: 'POST', headers, body });
}

/** `createWebhookReceiver`, and what hands requests to it. */
export const receiving: readonly WebhooksCase[] = [
  {
    name: 'one effect of 20 copies at once',
    async run(config) {
      let effects = 0;
      const receiver = receiverFor(config, async () => {
        await new Promise((resolve) => setTimeout(resolve, 50));
        effects += 1;
      });
      const copies = Array.from({ length: 20 }, () => receiver.receive(config.delivery));
      const answers = await Promise.all(copies);
      checkEqual(effects, 1, 'effects');
      checkEqual(new Set(answers.map(({ status }) => status)).size, 1, 'kinds of status');
      const handled = answers.filter(({ outcome }) => outcome === 'handled');
      const duplicates = answers.filter(({ outcome }) => outcome === 'duplicate');
      checkEqual([handled.length, duplicates.length], [1, 19], 'handled and duplicates');
    },
  },
  {
    name: 'a handler that fails, tried again',
    async run(config) {
      let attempts = 0;
      const receiver = receiverFor(config, () => {
        attempts += 1;
        if (attempts === 1) throw new Error('not now');
      });
      const outcomes = [];
      for (let attempt = 0; attempt < 3; attempt += 1) {
        const { status, outcome } = await receiver.receive(config.delivery);
        outcomes.push([status, outcome]);
      }
      const expected = [
        [500, 'failed'],
        [200, 'handled'],
        [200, 'duplicate'],
      ];
      checkEqual(outcomes, expected, 'the outcomes');
      checkEqual(attempts, 2, 'attempts');
    },
  },
  {
    name: 'no older state after a newer one',
    async run(config) {
      const seen: string[] = [];
      const receiver = receiverFor(config, (event) => seen.push(event.id));
      checkEqual((await receiver.receive(config.followUp)).outcome, 'handled', 'the newer one');
      checkEqual((await receiver.receive(config.delivery)).outcome, 'outdated', 'the older one');
      checkEqual(seen, ['wex_3'], 'what was handled');
    },
  },
  {
    name: 'Request → Response',
    async run(config) {
      const seen: WebhookEvent[] = [];
      const handler = toWebHandler(receiverFor(config, (event) => seen.push(event)));
      const good = await handler(requestOf(config.delivery));
      checkEqual([good.status, seen.length], [200, 1], 'the status and the events');
      checkEqual(seen[0], JSON.parse(config.delivery.body), 'the event');
      checkEqual(((await good.json()) as { outcome: string }).outcome, 'handled', 'the outcome');
      const forged = { ...config.followUp, body: config.delivery.body };
      checkEqual((await handler(requestOf(forged))).status, 401, 'the status of a forged one');
      checkEqual(
        (await handler(new Request('https://receiver.example/'))).status,
        405,
        'the status of a GET',
      );
      checkEqual(seen.length, 1, 'events');
    },
  },
  {
    name: 'deliveries made for tests',
    async run() {
      const delivery = await createDelivery({ event: { id: 'wex_made' } });
      let seen = '';
      const receiver = createWebhookReceiver({
        tokens: delivery.token,
        signature: 'required',
        on: { '*': () => {}, 'task.completed': (event) => void (seen = event.id) },
      });
      const handler = toWebHandler(receiver);
      const response = await handler(delivery.request());
      check(response.ok, `status ${response.status}`);
      checkEqual(seen, 'wex_made', 'the id');
    },
  },
];
