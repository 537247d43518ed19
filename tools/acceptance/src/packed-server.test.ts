import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { expect, test } from 'vitest';

import { emptyProject } from './empty-project.ts';
import { pack } from './pack.ts';

test('the packed server starts in an empty project and serves the dashboard and the packed client', async () => {
  const project = await emptyProject([await pack('core'), await pack('server')]);
  const bin = join(project.folder, 'node_modules/.bin/handinger-server');
  const server = spawn(process.execPath, [bin, 'start', '--port', '0', '--memory', '--json'], {
    cwd: project.folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(server, 'exit');
  try {
    const [line] = (await once(createInterface(server.stdout), 'line')) as [string];
    const { url, key, dashboard } = JSON.parse(line) as { url: string; key: string; dashboard: string };
    expect(key).toMatch(/^hdg_test_/);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(await (await fetch(`${url}/openapi.json`)).json()).toMatchObject({ openapi: '3.1.1' });

    await expectDashboard(url, dashboard);

    const path = await project.write(
      'hello.mjs',
      `import Handinger from '@ramensoft/handinger';
       const client = new Handinger();
       const outputSchema = { type: 'object', properties: { mood: { const: 'calm' } }, required: ['mood'] };
       const { id: workerId } = await client.workers.create({ outputSchema });
       const worker = await client.tasks.create({ workerId, input: 'Hello' });
       console.log(worker.status, JSON.stringify(worker.structured_output));`,
    );
    const environment = { HANDINGER_API_KEY: key, HANDINGER_BASE_URL: url };
    expect((await project.node([path], environment)).trim()).toBe('completed {"mood":"calm"}');
  } finally {
    server.kill('SIGTERM');
  }
  expect(await exit).toEqual([0, null]);
});

/** The page is there, its script is compressed already, and the link that was printed signs in. */
async function expectDashboard(url: string, link: string): Promise<void> {
  const headers = { accept: 'text/html', 'accept-encoding': 'gzip, deflate, br' };
  const page = await fetch(url, { headers });
  expect([page.status, page.headers.get('content-encoding')]).toEqual([200, 'br']);
  const [, script] = /<script type="module"[^>]* src="(\/assets\/[^"]+)"/.exec(await page.text()) ?? [];
  const loaded = await fetch(url + script, { headers });
  expect([loaded.status, loaded.headers.get('content-encoding')]).toEqual([200, 'br']);
  expect(loaded.headers.get('cache-control')).toContain('immutable');
  expect((await fetch(`${url}/workers/wrk_any`, { headers })).status).toBe(200);

  const signedIn = await fetch(link, { redirect: 'manual' });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const session = await fetch(`${url}/session`, { headers: { cookie } });
  expect(await session.json()).toMatchObject({
    session: { organizationId: 'org_local', userId: 'usr_local' },
  });
}
