import { verifyWebhook } from '@ramensoft/handinger-webhooks';
import { Webhook as StandardWebhook } from 'standardwebhooks';
import { Webhook as SvixWebhook } from 'svix';

import { perSecond } from './per-second.ts';
import { printTable } from './print-table.ts';

const token = 'whk_benchmark_0123456789abcdefghijklmnop';
const id = 'wex_01HZY31W2SZJ8MJ2FQTR3M1K9D';
const formats = { format: 'raw' } as const;
const standard = new StandardWebhook(token, formats);
const svix = new SvixWebhook(token, formats);

/** A delivery as the server sends it; its body has `size` bytes. */
function delivery(size: number): { headers: Record<string, string>; body: string } {
  const event = { id, type: 'task.completed', createdAt: '2026-01-01T00:00:00.000Z', workerId: 'wrk_1' };
  const json = (text: string) => JSON.stringify({ ...event, taskId: 'tsk_1', turn: { outputText: text } });
  const body = json('x'.repeat(size - json('').length));
  const sentAt = new Date();
  const headers = {
    'x-handinger-token': token,
    'x-handinger-delivery': id,
    'x-handinger-event': event.type,
    'webhook-id': id,
    'webhook-timestamp': `${Math.floor(sentAt.getTime() / 1000)}`,
    'webhook-signature': standard.sign(id, sentAt, body),
  };
  return { headers, body };
}

/**
 * Verifications of one signed delivery per second: ours with the signature required (it compares the token as well), and the `Webhook` of
 * `standardwebhooks` and of `svix`; beside them what ours does when only the token is asked for, which the peers do not know.
 */
export async function webhookVerification(): Promise<void> {
  const rows = [];
  for (const [name, size] of [['1 kB', 1_000] as const, ['100 kB', 100_000] as const]) {
    const { headers, body } = delivery(size);
    const candidates = {
      ours: () => verifyWebhook({ headers, body, tokens: token, signature: 'required' }),
      standardwebhooks: async () => standard.verify(body, headers),
      // It gives nothing back: who uses it parses the body after it.
      svix: async () => svix.verify(body, headers) ?? (JSON.parse(body) as unknown),
      tokenOnly: () => verifyWebhook({ headers, body, tokens: token, signature: 'ignore' }),
    };
    for (const verify of Object.values(candidates)) checkEvent(await verify());
    for (const atOnce of [1, 16]) {
      const rate = await perSecond(candidates, { calls: size > 10_000 ? 100 : 1_000, atOnce });
      rows.push({
        body: name,
        'at once': atOnce,
        'ours /s': rate.ours.toFixed(0),
        'standardwebhooks /s': rate.standardwebhooks.toFixed(0),
        'svix /s': rate.svix.toFixed(0),
        'ours / standardwebhooks': (rate.ours / rate.standardwebhooks).toFixed(2),
        'ours / svix': (rate.ours / rate.svix).toFixed(2),
        'ours, token only /s': rate.tokenOnly.toFixed(0),
      });
    }
  }
  printTable(rows);
}

// One that verifies nothing would be fast for nothing.
function checkEvent(event: unknown): void {
  if ((event as { id?: unknown }).id !== id) throw new Error('a candidate gave another event');
}
