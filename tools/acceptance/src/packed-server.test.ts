import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { expect, test } from 'vitest';

import { emptyProject } from './empty-project.ts';
import { pack } from './pack.ts';

test('the packed server starts in an empty project and serves the packed client', async () => {
  const project = await emptyProject([await pack('core'), await pack('server')]);
  const bin = join(project.folder, 'node_modules/.bin/handinger-server');
  const server = spawn(process.execPath, [bin, 'start', '--port', '0', '--memory', '--json'], {
    cwd: project.folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(server, 'exit');
  try {
    const [line] = (await once(createInterface(server.stdout), 'line')) as [string];
    const { url, key } = JSON.parse(line) as { url: string; key: string };
    expect(key).toMatch(/^hdg_test_/);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(await (await fetch(`${url}/openapi.json`)).json()).toMatchObject({ openapi: '3.1.1' });

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
