import { readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { lockDataFolder } from '../db/lock-data-folder.ts';
import type { Webhook, WebhookExecutionList } from '../generated/types.gen.ts';
import { ApiClient } from '../testing/api-client.ts';
import { runCommand } from '../testing/run-command.ts';
import { startServerProcess, type ServerProcess } from '../testing/server-process.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { startReceiver, type Receiver } from '../testing/start-receiver.ts';

const key = 'hdg_test_bbbbbbbbbbbbbbbbbbbbbbbb';
let folder: string;
let data: string;
let receiver: Receiver;
let status: number;
let server: ServerProcess;
let isRunning = true;
let token: string | null;
let executionId: string;
let workerId: string;

const resend = (id: string, where = data) => runCommand('webhooks', 'resend', id, '--data', where);

async function executionsAt({ url }: ServerProcess): Promise<WebhookExecutionList> {
  const path = `/api/workers/${workerId}/webhook/executions`;
  return (await new ApiClient({ url, key }).send<WebhookExecutionList>('GET', path)).body;
}

const executions = () => executionsAt(server);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handinger-webhooks-cli-'));
  data = join(folder, 'data');
  receiver = await startReceiver((response) => void response.writeHead(status).end());
  server = await startServerProcess(data, ['--key', key]);
  status = 500;
  const client = new ApiClient({ url: server.url, key });
  workerId = (await client.createWorker({ instructions: 'Answer.' })).id;
  const json = { url: receiver.url };
  token = (await client.send<Webhook>('PUT', `/api/workers/${workerId}/webhook`, { json })).body.token;
  await client.createTask({ workerId, input: 'Hello.' });
  executionId = await vi.waitFor(async () => {
    const [log] = (await executions()).logs;
    if (log === undefined) throw new Error('The first attempt has not ended.');
    return log.id;
  }, 10_000);
}, 60_000);
afterAll(async () => {
  if (isRunning) await server.stop('SIGTERM');
  await receiver.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  status = 204;
});

/** What both ways of resending promise. */
function itResends(): void {
  test('what the receiver refuses is told with its status, and ends with 1', async () => {
    status = 502;
    const before = receiver.received.length;
    const result = await resend(executionId);
    expect([result.code, result.stdout]).toEqual([1, '']);
    expect(result.stderr).toMatch(/^Not delivered: .*502.*attempt \d+, \d+ ms, http:.*\n$/);
    expect(receiver.received).toHaveLength(before + 1);
  });

  test('what the receiver takes is told, and ends with 0', async () => {
    const before = receiver.received.length;
    const result = await resend(executionId);
    expect([result.code, result.stderr]).toEqual([0, '']);
    expect(result.stdout).toMatch(/^Delivered: .*204.*wex_\S+, attempt \d+, \d+ ms, http:.*\n$/);
    expect(receiver.received).toHaveLength(before + 1);
    const sent = receiver.received.at(-1)!;
    expect(sent.body).toBe(receiver.received[0]!.body);
    expect(sent.headers['x-handinger-token']).toBe(token);
  });

  test('a delivery goes by its own id too', async () => {
    expect((await resend(receiver.received[0]!.event.id)).code).toBe(0);
  });

  test('an unknown id ends with 1 and a sentence', async () => {
    const before = receiver.received.length;
    const result = await resend('wex_none');
    expect([result.code, result.stdout]).toEqual([1, '']);
    expect(result.stderr).toMatch(/^[^\n]*wex_none[^\n]*\n$/);
    expect(receiver.received).toHaveLength(before);
  });
}

describe('while a server runs on the folder', () => {
  itResends();

  test('only who has read the lock may ask the server', async () => {
    const { control } = JSON.parse(await readFile(join(data, 'handinger.lock'), 'utf8')) as {
      control: { url: string; token: string };
    };
    expect(control.url).toBe(server.url);
    const ask = (authorization?: string) =>
      fetch(`${control.url}/internal/webhook-executions/${executionId}/resend`, {
        method: 'POST',
        ...(authorization !== undefined && { headers: { authorization } }),
      });
    const before = receiver.received.length;
    for (const wrong of [undefined, `Bearer ${key}`, 'Bearer ', `Bearer ${control.token}x`, control.token]) {
      const answer = await ask(wrong);
      expect([answer.status, await answer.json()]).toEqual([
        404,
        { code: 'not_found', error: expect.stringContaining('There is no operation POST') },
      ]);
    }
    expect(receiver.received).toHaveLength(before);
    expect((await ask(`Bearer ${control.token}`)).status).toBe(200);
  });

  test('the executions show what was sent by hand', async () => {
    const { totalCount } = await executions();
    await resend(executionId);
    expect(await executions()).toMatchObject({
      totalCount: totalCount + 1,
      logs: expect.arrayContaining([expect.objectContaining({ attempt: totalCount + 1 })]),
    });
  });
});

describe('while no server runs on the folder', () => {
  beforeAll(async () => {
    await server.stop('SIGTERM');
    isRunning = false;
  });
  itResends();

  test('the folder is free again afterwards', () => {
    expect(readdirSync(data)).not.toContain('handinger.lock');
  });

  test('the next server shows what was sent', async () => {
    const count = receiver.received.length;
    await resend(executionId);
    const next = await startServerProcess(data, ['--key', key]);
    try {
      const { totalCount, logs } = await executionsAt(next);
      expect([totalCount, logs[0]]).toEqual([count + 1, expect.objectContaining({ attempt: count + 1 })]);
    } finally {
      await next.stop('SIGTERM');
    }
  }, 60_000);
});

describe('what can not be done', () => {
  let other: string;
  beforeEach(async () => {
    other = await mkdtemp(join(folder, 'other-'));
  });
  afterEach(() => rm(other, { recursive: true, force: true }));

  test.each(['nowhere', '.'])('a folder without a database stays as it is: %s', async (name) => {
    const result = await resend(executionId, join(other, name));
    expect([result.code, result.stderr]).toEqual([1, expect.stringContaining('--data')]);
    expect(readdirSync(other)).toEqual([]);
  });

  test('the data folder of another server does not know the execution', async () => {
    await (await startTestServer({ data: other })).close();
    const result = await resend(executionId, other);
    expect([result.code, result.stderr]).toEqual([1, expect.stringContaining(executionId)]);
  });

  test('an attempt that a killed server left open is no hindrance', async () => {
    const silent = await startReceiver((response) => {
      if (silent.received.length > 1) response.writeHead(204).end();
    });
    const doomed = await startServerProcess(other, ['--key', key]);
    const client = new ApiClient({ url: doomed.url, key });
    const { id } = await client.createWorker({});
    await client.send('PUT', `/api/workers/${id}/webhook`, { json: { url: silent.url } });
    await client.createTask({ workerId: id, input: 'Hello.' });
    await silent.whenReceived(1);
    await doomed.stop('SIGKILL');
    const result = await resend(silent.received[0]!.event.id, other);
    expect([result.code, result.stdout]).toEqual([0, expect.stringContaining('attempt 2')]);
    expect(silent.received[1]?.body).toBe(silent.received[0]?.body);
    await silent.close();
  }, 60_000);

  describe('where the lock is held', () => {
    const hold = async (more: object = {}) => {
      await writeFile(join(other, 'database-is-complete'), '');
      const lock = lockDataFolder(other);
      const holder = JSON.parse(await readFile(join(other, 'handinger.lock'), 'utf8')) as object;
      lock.release();
      await writeFile(join(other, 'handinger.lock'), JSON.stringify({ ...holder, ...more }));
    };

    test('by a command, the folder is in use', async () => {
      await hold();
      const result = await resend(executionId, other);
      const sentence = `in use by process ${process.pid}`;
      expect([result.code, result.stderr]).toEqual([1, expect.stringContaining(sentence)]);
    });

    test('by a server that does not answer, it is named', async () => {
      await hold({ control: { url: 'http://127.0.0.1:9', token: 'x' } });
      const result = await resend(executionId, other);
      expect([result.code, result.stderr]).toEqual([1, expect.stringMatching(/http:\/\/127.0.0.1:9.* port/)]);
    });
  });

  test('without an id it is not understood', async () => {
    expect((await runCommand('webhooks', 'resend')).code).toBe(2);
  });
});
