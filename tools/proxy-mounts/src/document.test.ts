import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

const mounts = [
  'mounts/express.ts',
  'mounts/fastify.ts',
  'mounts/hono.ts',
  'mounts/worker.ts',
  'next-app/app/api/handinger/[...path]/route.ts',
];

test.each(mounts)('the documentation shows %s as it is tested', async (mount) => {
  const document = await readFile(new URL('../../../packages/core/docs/proxy.md', import.meta.url), 'utf8');
  const program = await readFile(new URL(mount, import.meta.url), 'utf8');
  expect(document).toContain(program.trim().replace(/'[./]+\/mounts\/authorize\.ts'/, "'./authorize.ts'"));
});
