import { verifyWebhook, WebhookVerificationError } from '@ramensoft/handinger-webhooks';
import { check, checkEqual, rejection } from '../check.ts';
import type { SignedDelivery, WebhooksCase } from './webhooks-case.ts';

const url = 'https://receiver.example/webhooks';
const bytesOf = (text: string) => new TextEncoder().encode(text);
const requestOf = ({ headers, body }: SignedDelivery) => new Request(url, { method: 'POST', headers, body });

/** The body in pieces, one of which ends within a character. */
function streamed({ headers, body }: SignedDelivery): Request {
  const bytes = bytesOf(body);
  const middle = bytes.findIndex((byte) => byte > 0x7f) + 1;
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      controller.enqueue(bytes.slice(0, middle));
      controller.enqueue(bytes.slice(middle));
      controller.close();
    },
  });
  const duplex = { duplex: 'half' };
  return new Request(url, { method: 'POST', headers, body: stream, ...duplex });
}

/** What may happen to a delivery on its way, and the code that says so. */
const spoiled: Record<string, (delivery: SignedDelivery) => SignedDelivery> = {
  'bad-signature': ({ headers, body }) => ({ headers, body: body.replace('tsk_1', 'tsk_2') }),
  'missing-token': (delivery) => withHeaders(delivery, { 'X-Handinger-Token': '' }),
  'invalid-token': (delivery) => withHeaders(delivery, { 'X-Handinger-Token': 'whk_current_Zm9vYmFz' }),
  'missing-header': (delivery) => withHeaders(delivery, { 'webhook-signature': '' }),
  'too-old': (delivery) => withHeaders(delivery, { 'webhook-timestamp': '1700000000' }),
  'too-new': (delivery) => withHeaders(delivery, { 'webhook-timestamp': '4000000000' }),
};

function withHeaders(delivery: SignedDelivery, changed: Record<string, string>): SignedDelivery {
  const headers = Object.entries({ ...delivery.headers, ...changed }).filter(([, value]) => value !== '');
  return { ...delivery, headers: Object.fromEntries(headers) };
}

/** `verifyWebhook`. */
export const verification: readonly WebhooksCase[] = [
  {
    name: 'a signed delivery, however it is held',
    async run({ delivery, tokens, now }) {
      const { headers, body } = delivery;
      const bytes = bytesOf(body);
      const shouting = Object.entries(headers).map(([name, value]) => [name.toUpperCase(), [value]]);
      const shared = { tokens: tokens.current, signature: 'required', now } as const;
      for (const held of [
        { headers, body },
        { headers: new Headers(headers), body: bytes },
        { headers: Object.fromEntries(shouting) as Record<string, string[]>, body: bytes.buffer },
        { headers: requestOf(delivery) },
        { headers: streamed(delivery) },
        { headers: requestOf(delivery), body },
      ]) {
        const event = await verifyWebhook({ ...held, ...shared });
        checkEqual(event, JSON.parse(body), 'the event');
      }
    },
  },
  {
    name: 'a token alone',
    async run({ delivery: { headers, body }, tokens, now }) {
      const { 'X-Handinger-Token': token = '' } = headers;
      const bare = { headers: { 'X-Handinger-Token': token }, tokens: tokens.current, now };
      checkEqual((await verifyWebhook({ ...bare, body })).id, 'wex_1', 'the id');
      checkEqual((await verifyWebhook({ ...bare, body: JSON.parse(body) as object })).id, 'wex_1', 'the id');
      const error = await rejection(verifyWebhook({ ...bare, body, signature: 'required' }));
      checkEqual(error['code'], 'missing-header', 'the code');
    },
  },
  {
    name: 'a token that was rotated',
    async run({ deliveryOfFormer, tokens, now }) {
      const used: number[] = [];
      const both = [tokens.current, tokens.former];
      const shared = { signature: 'required', now, onOldToken: (index: number) => used.push(index) } as const;
      const event = await verifyWebhook({ ...deliveryOfFormer, tokens: both, ...shared });
      checkEqual([event.id, used], ['wex_2', [1]], 'the event and the token used');
      const error = await rejection(
        verifyWebhook({ ...deliveryOfFormer, tokens: tokens.current, ...shared }),
      );
      checkEqual(error['code'], 'invalid-token', 'the code');
    },
  },
  {
    name: 'refusing what was changed on its way',
    async run({ delivery, tokens, now }) {
      for (const [code, spoil] of Object.entries(spoiled)) {
        const held = spoil(delivery);
        check(JSON.stringify(held) !== JSON.stringify(delivery), `${code}: nothing was spoiled`);
        const options = { tokens: tokens.current, signature: 'required', now } as const;
        const error = await rejection(verifyWebhook({ ...held, ...options }));
        check(error instanceof WebhookVerificationError, `a ${error.name} instead of ${code}`);
        checkEqual([error.code, error.status], [code, 401], code);
        const told = `${error.message}${error.stack ?? ''}${JSON.stringify(error)}`;
        check(!told.includes('whk_'), `${code}: the error holds a token`);
      }
    },
  },
  {
    name: 'refusing a body that is too large',
    async run({ delivery: { headers, body }, tokens, now }) {
      const large = { headers, body: body.padEnd(1_100_000) };
      const error = await rejection(
        verifyWebhook({ headers: requestOf(large), tokens: tokens.current, now }),
      );
      checkEqual([error['code'], error['status']], ['body-too-large', 413], 'the error');
    },
  },
];
