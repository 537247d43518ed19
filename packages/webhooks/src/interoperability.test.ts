import { Webhook as StandardWebhook } from 'standardwebhooks';
import { Webhook as SvixWebhook } from 'svix';
import { describe, expect, test } from 'vitest';

import { createDelivery } from './testing/index.ts';
import { verifyWebhook } from './verify.ts';

const tokens = {
  'of letters': 'whk_0123456789abcdefghijklmnop',
  'that looks like base64': 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLw==',
  'longer than a block of the hash': `whk_${'x'.repeat(200)}`,
};
const texts = {
  ascii: 'done',
  'several bytes a character': 'naïve 🐕 猫 \u2028',
  'a lot': 'ü'.repeat(40_000),
};
const cases = Object.entries(tokens).flatMap(([which, token]) =>
  Object.entries(texts).map(([what, text]) => ({ which, what, token, text })),
);

describe.each([
  ['standardwebhooks', StandardWebhook],
  ['svix', SvixWebhook],
])('%s', (_, Webhook) => {
  test.each(cases)('signs what we verify: $what, with a token $which', async ({ token, text }) => {
    const sentAt = new Date();
    const body = JSON.stringify({ id: 'wex_1', type: 'task.completed', turn: { outputText: text } });
    const headers = {
      'x-handinger-token': token,
      'webhook-id': 'wex_1',
      'webhook-timestamp': `${Math.floor(sentAt.getTime() / 1000)}`,
      'webhook-signature': new Webhook(token, { format: 'raw' }).sign('wex_1', sentAt, body),
    };
    const verify = (changes: object) =>
      verifyWebhook({ headers: { ...headers, ...changes }, body, tokens: token, signature: 'required' });
    expect(await verify({})).toEqual(JSON.parse(body));
    // As it is while a secret is being replaced, in their scheme.
    const another = new Webhook('whk_another', { format: 'raw' }).sign('wex_1', sentAt, body);
    const both = `v2,bm90IG91cnM= ${another} ${headers['webhook-signature']}`;
    expect(await verify({ 'webhook-signature': both })).toEqual(JSON.parse(body));
    await expect(verify({ 'webhook-signature': another })).rejects.toMatchObject({ code: 'bad-signature' });
  });

  test.each(cases)('verifies what we sign: $what, with a token $which', async ({ token, text }) => {
    const { headers, body } = await createDelivery({
      token,
      event: { type: 'task.completed', workerId: text.slice(0, 10), title: text },
    });
    const webhook = new Webhook(token, { format: 'raw' });
    const sent = Object.fromEntries(new Headers(headers));
    expect(() => webhook.verify(body, sent)).not.toThrow();
    expect(() => webhook.verify(body.replace('task.', 'tusk.'), sent)).toThrow('No matching signature');
  });
});
