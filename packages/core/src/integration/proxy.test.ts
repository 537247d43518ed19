import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTestServer, type TestServer } from '@ramensoft/handinger-server/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Handinger } from '../index.ts';
import { toNodeHandler } from '../node/to-node-handler.ts';
import { createHandingerProxy, type ProxyAccess } from '../proxy/index.ts';
import type { Fetch } from '../transport/request-options.ts';

/** What happens to the proxy's next requests to the API; then they go through. */
type Fault = 'never sent' | 'answer lost' | 'refused';

const faults: Fault[] = [];
let server: TestServer;
let front: Server;
let direct: Handinger;
let page: Handinger;
let workerId: string;
let access: ProxyAccess;

const faultyFetch: Fetch = async (input, init) => {
  const fault = init?.method === 'POST' ? faults.shift() : undefined;
  if (fault === 'never sent') {
    throw new TypeError('fetch failed', { cause: Object.assign(new Error('no'), { code: 'ECONNREFUSED' }) });
  }
  if (fault === 'refused') {
    return Response.json({ error: 'Later.' }, { status: 429, headers: { 'retry-after': '0' } });
  }
  const answer = await fetch(input, init);
  if (fault !== 'answer lost') return answer;
  await answer.body?.cancel();
  throw new TypeError('fetch failed', { cause: Object.assign(new Error('no'), { code: 'ECONNRESET' }) });
};

beforeAll(async () => {
  server = await startTestServer();
  direct = new Handinger({ apiKey: server.key, baseURL: server.url });
  workerId = (await direct.workers.create({ instructions: 'Repeat what you are told.' })).id;
  const proxy = createHandingerProxy({
    client: direct.withOptions({ fetch: faultyFetch, logLevel: 'off' }),
    authorize: () => access,
  });
  front = createServer(toNodeHandler(proxy));
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  const { port } = front.address() as AddressInfo;
  page = new Handinger({ apiKey: null, baseURL: `http://127.0.0.1:${port}/api/handinger` });
});
beforeEach(() => {
  faults.length = 0;
  access = { workerIds: [workerId] };
});
afterAll(async () => {
  front.closeAllConnections();
  front.close();
  await server.close();
});

describe('a client without a key, through the proxy', () => {
  test.each<Fault[]>([
    ['never sent'],
    ['never sent', 'never sent'],
    ['refused'],
    ['answer lost'],
    ['never sent', 'answer lost'],
  ])('runs a task once, whatever happens behind the proxy: %s, %s', async (...planned) => {
    for (const isStreamed of [false, true]) {
      faults.push(...planned.filter(Boolean));
      const taskId = `tsk_${crypto.randomUUID()}`;
      const result = isStreamed
        ? await (await page.tasks.create({ workerId, taskId, input: 'Once.', stream: true })).finalWorker()
        : await page.tasks.create({ workerId, taskId, input: 'Once.' });
      expect(result.status).toBe('completed');
      expect(faults).toEqual([]);
      const { turns } = await direct.tasks.retrieve(taskId);
      expect(turns.map(({ input, status }) => [input, status])).toEqual([['Once.', 'completed']]);
    }
  });

  test('reaches its own tasks only', async () => {
    const other = await direct.tasks.create({ input: 'Secret.' });
    const taskId = String(other.metadata['taskId']);
    const refused = { status: 403 };
    await expect(page.tasks.retrieve(taskId)).rejects.toMatchObject(refused);
    await expect(page.workers.retrieve(other.id, { taskId })).rejects.toMatchObject(refused);
    // The proxy can't know whose task it is; the API does.
    await expect(page.workers.retrieve(workerId, { taskId })).rejects.toMatchObject(refused);
    await expect(page.tasks.create({ workerId, taskId, input: 'More.' })).rejects.toMatchObject(refused);
    await expect(page.tasks.create({ taskId, input: 'More.' })).rejects.toMatchObject(refused);
    access = { taskIds: ['tsk_mine'] };
    await expect(page.tasks.create({ workerId, taskId: 'tsk_other', input: 'x' })).rejects.toMatchObject(
      refused,
    );
    expect((await page.tasks.create({ workerId, taskId: 'tsk_mine', input: 'x' })).status).toBe('completed');
    expect((await page.tasks.retrieve('tsk_mine')).turns).toHaveLength(1);
  });

  test('is told what the API says', async () => {
    await expect(page.tasks.create({ workerId, input: '' })).rejects.toMatchObject({
      status: 400,
      code: 'invalid_request',
      issues: [{ path: 'input' }],
    });
  });
});
