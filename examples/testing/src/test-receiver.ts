import { Handinger } from '@ramensoft/handinger';
import { startTestServer, type TestServer } from '@ramensoft/handinger-server/testing';
import { createDelivery } from '@ramensoft/handinger-webhooks/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningExample } from './running-example.ts';

/**
 * What every example does: it takes a delivery of the real server once, and refuses what was tampered with.
 *
 * @param paths each is the address of a receiver
 * @param start starts the example, for deliveries with any of the tokens, which commas separate
 */
export function testReceiver(
  paths: readonly string[],
  start: (tokens: string) => Promise<RunningExample>,
): void {
  let server: TestServer;
  let client: Handinger;
  let example: RunningExample;
  const webhooks = new Map<string, { readonly workerId: string; readonly token: string }>();
  beforeAll(async () => {
    server = await startTestServer();
    client = new Handinger({ apiKey: server.key, baseURL: server.url });
    // A token comes with the first address, and the example has an address once it runs with the token.
    for (const path of paths) {
      const { id: workerId } = await client.workers.create({ instructions: 'Repeat what you are told.' });
      const { token } = await client.workers.webhooks.update(workerId, { url: 'http://127.0.0.1:9/' });
      webhooks.set(path, { workerId, token: token ?? '' });
    }
    const tokens = [...webhooks.values()].map(({ token }) => token);
    example = await start(['whk_theNextOne', ...tokens].join(','));
    for (const [path, { workerId }] of webhooks) {
      await client.workers.webhooks.update(workerId, { url: `${example.origin}${path}` });
    }
  });
  afterAll(async () => {
    await example?.close();
    await server?.close();
  });

  describe.each(paths)('%s', (path) => {
    /** Names of tasks that no other path has. */
    const name = (task: string) => `tsk_${task}${path.replaceAll(/\W/g, '_')}`;
    const webhook = () => webhooks.get(path) ?? { workerId: '', token: '' };

    const linesAbout = (taskId: string) =>
      example
        .output()
        .split('\n')
        .filter((line) => line.includes(taskId));

    const deliver = async ({ headers, body }: { headers: Record<string, string>; body: string }) => {
      const answer = await fetch(`${example.origin}${path}`, { method: 'POST', headers, body });
      return [answer.status, await answer.json()];
    };

    test('a finished task is delivered and printed', async () => {
      const { workerId } = webhook();
      const taskId = name('finished');
      await client.tasks.create({ workerId, taskId, input: 'Say hello.' });
      await expect.poll(() => linesAbout(taskId), { timeout: 10_000 }).toHaveLength(1);
      expect(linesAbout(taskId)[0]).toContain('completed');
      await expect
        .poll(async () => (await client.workers.webhooks.listExecutions(workerId)).logs)
        .toMatchObject([{ requestStatus: 'success', responseStatus: 200, taskId }]);
    });

    test('a failed task is delivered and printed', async () => {
      const { workerId } = webhook();
      const taskId = name('failed');
      const input = '[[offline:error It broke.]]';
      await Promise.allSettled([client.tasks.create({ workerId, taskId, input })]);
      await expect.poll(() => linesAbout(taskId), { timeout: 10_000 }).toHaveLength(1);
      expect(linesAbout(taskId)[0]).toContain('It broke.');
    });

    test('a delivery that is sent again is a duplicate, and printed once', async () => {
      const taskId = name('repeated');
      const { token } = webhook();
      const delivery = await createDelivery({ token, body: (json) => json.replaceAll(/tsk_\w+/g, taskId) });
      expect(await deliver(delivery)).toEqual([200, { outcome: 'handled' }]);
      expect(await deliver(delivery)).toEqual([200, { outcome: 'duplicate' }]);
      await expect.poll(() => linesAbout(taskId)).toHaveLength(1);
    });

    test('a delivery that was tampered with is refused', async () => {
      const taskId = name('forged');
      const { headers, body } = await createDelivery({ token: webhook().token });
      const tampered = body.replaceAll(/tsk_\w+/g, taskId);
      expect(await deliver({ headers, body: tampered })).toMatchObject([401, { code: 'bad-signature' }]);
      const unsigned = Object.entries(headers).filter(([header]) => !header.startsWith('webhook-'));
      expect(await deliver({ headers: Object.fromEntries(unsigned), body: tampered })).toMatchObject([
        401,
        { code: 'missing-header' },
      ]);
      const other = await createDelivery({ token: 'whk_other' });
      expect(await deliver(other)).toMatchObject([401, { code: 'invalid-token' }]);
      expect(linesAbout(taskId)).toEqual([]);
    });

    test('a delivery that was recorded an hour ago is refused', async () => {
      const delivery = await createDelivery({ token: webhook().token, sentAt: Date.now() - 3_600_000 });
      expect(await deliver(delivery)).toMatchObject([401, { code: 'too-old' }]);
    });
  });
}
