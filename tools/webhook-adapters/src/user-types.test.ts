import { afterAll, beforeAll, expect, test } from 'vitest';
import { createUserProject, type UserProject } from './testing/user-project.ts';

let project: UserProject;
beforeAll(async () => {
  project = await createUserProject(['@types/node', '@cloudflare/workers-types']);
});
afterAll(() => project?.remove());

const imports = `
import { createWebhookReceiver } from '@ramensoft/handinger-webhooks/receiver';
import { toExpressHandler } from '@ramensoft/handinger-webhooks/express';
import { toFastifyHandler, toFastifyPlugin } from '@ramensoft/handinger-webhooks/fastify';
import { toHonoHandler } from '@ramensoft/handinger-webhooks/hono';
import { toNextApiHandler } from '@ramensoft/handinger-webhooks/next';
import { toNodeHandler } from '@ramensoft/handinger-webhooks/node';
import { toWebHandler } from '@ramensoft/handinger-webhooks/web';
const receiver = createWebhookReceiver({
  tokens: ['whk_a'],
  on: { 'task.completed': ({ turn }, { deliveryId }): string => turn.outputText + deliveryId },
});
export const adapted = [
  toExpressHandler, toFastifyHandler, toFastifyPlugin, toHonoHandler, toNextApiHandler, toNodeHandler, toWebHandler,
].map((adapter: (of: typeof receiver) => unknown) => adapter(receiver));
`;

test.each([
  ['the DOM and no Node', { lib: ['es2022', 'dom', 'dom.iterable'], types: [] }],
  ['Node and no DOM', { lib: ['es2022'], types: ['node'] }],
  ['Workers, and neither', { lib: ['es2022'], types: ['@cloudflare/workers-types'] }],
])(
  'every subpath has types where there are no frameworks: %s',
  async (_, options) => {
    expect(await project.check(imports, options)).toBe('');
  },
  60_000,
);

test('a handler of web requests is one of Workers, in their own types', async () => {
  const program = `${imports}
export default { fetch: toWebHandler(receiver) } satisfies ExportedHandler<{ readonly TOKEN: string }>;
// @ts-expect-error A handler of Express is none.
export const wrong = { fetch: toExpressHandler(receiver) } satisfies ExportedHandler;
`;
  const options = { lib: ['es2022'], types: ['@cloudflare/workers-types'] };
  expect(await project.check(program, options)).toBe('');
}, 60_000);
