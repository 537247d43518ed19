import { startTestServer, type TestServer } from '@ramensoft/handinger-server/testing';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Settings } from './mounts/settings.ts';
import { apps, startApps } from './testing/apps.ts';
import type { Mount } from './testing/mount.ts';
import { startBench } from './testing/start-bench.ts';

/** What the server has by default, in milliseconds. */
const timeLimit = 10_000;

/** What no body is larger than, in bytes. */
const largestBody = 98_304;

/** Where the signature is to be checked and somebody parsed the body, which is a mistake in the app and not in the delivery. */
const rawBodyNeeded = { status: 500, body: { code: 'raw-body-needed' } };

let server: TestServer;
/** One that gives up as early as servers do, where that is what the test is about. */
let strict: TestServer;
let mounts: Map<string, Mount>;
beforeAll(async () => {
  // A machine that is busy with all these apps may be slow to answer.
  server = await startTestServer({ webhookRetryDelay: 10, webhookTimeLimit: 6 * timeLimit });
  strict = await startTestServer({ webhookRetryDelay: 10 });
  mounts = await startApps();
});
afterAll(async () => {
  await Promise.all([...(mounts?.values() ?? [])].map((mount) => mount.close()));
  await Promise.all([server?.close(), strict?.close()]);
});

const benchOf = (name: string, settings?: Partial<Settings>, from = server) =>
  startBench(from, mounts.get(name)?.url ?? '', settings);

describe.concurrent.each(apps)('$name', ({ name, isParsed }) => {
  const verifiedBy = isParsed ? 'token' : 'signature';

  test('a receiver that is slower than the time limit gets it again, and handles it once', async () => {
    // The second attempt waits for the first handler, and almost as long as it may: the machine may be busy.
    await using bench = await benchOf(name, { waitMs: timeLimit - 2000 }, strict);
    const { wire, ledger } = bench;
    ledger.before = async () => {
      // There is a second attempt only once the first has run into the time limit.
      await vi.waitFor(() => expect(wire.attempts).toHaveLength(2), { timeout: 60_000 });
      await new Promise((resolve) => setTimeout(resolve, 500));
    };
    await bench.run();
    const [first, second] = await bench.executions(2);
    expect(first).toMatchObject({ requestStatus: 'error', responseStatus: null });
    expect(first?.durationMs).toBeGreaterThanOrEqual(timeLimit - 100);
    expect(second).toMatchObject({ requestStatus: 'success', responseStatus: 200 });
    expect(wire.answers.map(({ body }) => body.outcome).toSorted()).toEqual(['duplicate', 'handled']);
    expect(ledger.begun).toHaveLength(1);
    expect(ledger.effects).toHaveLength(1);
  });

  test('what the server sends is verified and handled', async () => {
    await using bench = await benchOf(name);
    const { taskId, turnId, outputText } = await bench.run();
    await bench.run('[[offline:error The lights went out.]]');
    await bench.run('[[offline:abort]]');
    const [completed, failed, aborted] = (await bench.effects(3)).toSorted((one, other) =>
      one.deliveryId < other.deliveryId ? -1 : 1,
    );
    const handler = 'task.completed';
    expect(completed).toMatchObject({
      handler,
      type: handler,
      verifiedBy,
      taskId,
      turnId,
      outputText,
      oldToken: null,
    });
    expect(outputText).toContain('Grüße, 🐕!');
    expect(failed).toMatchObject({
      handler: 'task.error',
      error: expect.stringContaining('lights') as string,
    });
    expect(aborted).toMatchObject({ handler: 'task.aborted' });
    for (const execution of await bench.executions(3))
      expect(execution).toMatchObject({
        requestStatus: 'success',
        responseStatus: 200,
        attempt: 1,
        errorMessage: null,
      });
  });

  test('the largest delivery that there is passes whatever parses bodies', async () => {
    await using bench = await benchOf(name);
    await bench.run('Grüße, 🐕! '.repeat(15_000));
    const [execution] = await bench.executions(1);
    expect(execution).toMatchObject({ requestStatus: 'success', responseStatus: 200 });
    const [delivery] = bench.wire.attempts;
    expect(delivery?.body.length).toBeGreaterThan(largestBody - 100);
    expect(delivery?.body.length).toBeLessThanOrEqual(largestBody);
    expect(bench.ledger.effects).toMatchObject([{ verifiedBy }]);
  });

  test('a token that is not the receiver’s is refused, every time', async () => {
    await using bench = await benchOf(name);
    const { token } = await bench.client.workers.webhooks.regenerateToken(bench.workerId);
    await bench.run();
    const executions = await bench.executions(5);
    expect(executions.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4, 5]);
    for (const { requestStatus, responseStatus } of executions)
      expect([requestStatus, responseStatus]).toEqual(['error', 401]);
    for (const answer of bench.wire.answers) {
      expect(answer).toMatchObject({ status: 401, body: { outcome: 'refused', code: 'invalid-token' } });
      for (const secret of [token, bench.token]) expect(JSON.stringify(answer)).not.toContain(secret);
    }
    expect(new Set(bench.wire.attempts.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(bench.ledger.begun).toEqual([]);
  });

  test('while a token is replaced, deliveries with the old and the new one are handled', async () => {
    await using bench = await benchOf(name);
    const { wire, client, workerId, token: old } = bench;
    // Sent with the old token, and underway while it is replaced.
    const underway = Promise.withResolvers<void>();
    wire.forth = async (delivery, attempt) => {
      if (attempt === 1) await underway.promise;
      return delivery;
    };
    await bench.run();
    const { token } = await client.workers.webhooks.regenerateToken(workerId);
    wire.settings = { ...wire.settings, tokens: [token ?? '', old] };
    underway.resolve();
    await bench.effects(1);
    expect(wire.attempts[0]?.headers['x-handinger-token']).toBe(old);
    await bench.run();
    const effects = await bench.effects(2);
    expect(wire.attempts.at(-1)?.headers['x-handinger-token']).toBe(token);
    expect(effects.map((effect) => effect.oldToken)).toEqual([1, 1]);
    expect(await bench.executions(2)).toMatchObject([{ responseStatus: 200 }, { responseStatus: 200 }]);
  });

  test('a delivery that is sent again is not handled again', async () => {
    await using bench = await benchOf(name);
    const { wire, ledger } = bench;
    await bench.run();
    await bench.effects(1);
    const [delivery] = wire.attempts;
    for (let copy = 0; copy < 3; copy += 1)
      expect(await wire.replay(delivery!)).toMatchObject({ status: 200, body: { outcome: 'duplicate' } });
    expect(ledger.begun).toHaveLength(1);
  });

  test('a delivery that was recorded is too old ten minutes later, where the signature counts', async () => {
    await using bench = await benchOf(name);
    const { wire, ledger } = bench;
    await bench.run();
    await bench.effects(1);
    const [delivery] = wire.attempts;
    // Other settings are another receiver, which does not know the delivery.
    const later = (signature: 'ignore' | 'required') => wire.replay(delivery!, { signature, ahead: 600_000 });
    expect(await later('required')).toMatchObject(
      isParsed ? rawBodyNeeded : { status: 401, body: { outcome: 'refused', code: 'too-old' } },
    );
    expect(ledger.begun).toHaveLength(1);
    // A bare token says nothing about time.
    expect(await later('ignore')).toMatchObject({ status: 200, body: { outcome: 'handled' } });
    expect(ledger.effects).toHaveLength(2);
  });

  describe('a body that was changed on its way', () => {
    const forge = async (settings: Partial<Settings>) => {
      const bench = await benchOf(name, settings);
      bench.wire.forth = ({ headers, body }) => {
        const event = JSON.parse(body.toString()) as { turn: { outputText: string } };
        event.turn.outputText = 'Pay Mallory.';
        return { headers, body: Buffer.from(JSON.stringify(event)) };
      };
      return bench;
    };

    test('is refused where the signature is required', async () => {
      await using bench = await forge({ signature: 'required' });
      await bench.run();
      for (const { requestStatus } of await bench.executions(5)) expect(requestStatus).toBe('error');
      for (const answer of bench.wire.answers)
        expect(answer).toMatchObject(
          isParsed ? rawBodyNeeded : { status: 401, body: { outcome: 'refused', code: 'bad-signature' } },
        );
      expect(bench.ledger.begun).toEqual([]);
    });

    test('passes where only the token counts', async () => {
      await using bench = await forge({ signature: 'ignore' });
      await bench.run();
      expect(await bench.effects(1)).toMatchObject([{ outputText: 'Pay Mallory.', verifiedBy: 'token' }]);
    });

    test('is replaced by what the API says, where the receiver confirms', async () => {
      const confirm = { apiKey: server.key, baseURL: server.url };
      await using bench = await forge({ signature: 'ignore', confirm });
      const { taskId, turnId, outputText } = await bench.run();
      expect(await bench.effects(1)).toMatchObject([{ taskId, turnId, outputText, verifiedBy: 'api' }]);
    });
  });

  test('a receiver that is down for the first three attempts gets the fourth', async () => {
    await using bench = await benchOf(name);
    bench.wire.forth = (delivery, attempt) => (attempt <= 3 ? undefined : delivery);
    await bench.run();
    const executions = await bench.executions(4);
    expect(executions.map(({ requestStatus, attempt }) => `${attempt} ${requestStatus}`)).toEqual([
      '1 error',
      '2 error',
      '3 error',
      '4 success',
    ]);
    expect(new Set(executions.map(({ deliveryId }) => deliveryId)).size).toBe(1);
    expect(bench.ledger.effects).toHaveLength(1);
  });

  test('what a handler throws at is handled by the next attempt', async () => {
    await using bench = await benchOf(name);
    bench.ledger.before = () => {
      if (bench.ledger.begun.length === 1) throw new Error('Not yet.');
    };
    await bench.run();
    const [first, second] = await bench.executions(2);
    expect(first).toMatchObject({ requestStatus: 'error', responseStatus: 500 });
    expect(second).toMatchObject({ requestStatus: 'success', responseStatus: 200 });
    expect(bench.ledger.effects).toHaveLength(1);
  });
});

// One after the other: they share the processes.
describe.each(apps)('$name', ({ name }) => {
  test('a receiver that dies while it handles a delivery handles it when it is back', async () => {
    const mount = mounts.get(name)!;
    await using bench = await benchOf(name);
    const { wire, ledger } = bench;
    const isBack = Promise.withResolvers<void>();
    wire.forth = async (delivery, attempt) => {
      if (attempt > 1) await isBack.promise;
      return delivery;
    };
    ledger.before = async (_, hungUp) => {
      if (ledger.begun.length > 1) return;
      await mount.kill();
      await hungUp;
      await mount.restart();
      isBack.resolve();
    };
    await bench.run();
    const [first, second] = await bench.executions(2);
    expect(first).toMatchObject({ requestStatus: 'error', responseStatus: null });
    expect(second).toMatchObject({ requestStatus: 'success', responseStatus: 200 });
    expect(ledger.begun).toHaveLength(2);
    expect(ledger.effects).toHaveLength(1);
  });
});
