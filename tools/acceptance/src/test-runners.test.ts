import { beforeAll, describe, expect, test } from 'vitest';

import { emptyProject } from './empty-project.ts';
import { pack } from './pack.ts';
import { readSnippets } from './read-snippets.ts';

let project: Awaited<ReturnType<typeof emptyProject>>;
/** The test that the documentation shows first: for the runner of Node. */
let documented: string;

beforeAll(async () => {
  const tarballs = [await pack('core'), await pack('webhooks')];
  project = await emptyProject([...tarballs, 'jest@30.5.2', 'vitest@5.1.1']);
  const [first] = await readSnippets('packages/core/docs/testing.md');
  documented = first?.code ?? '';
});

/** The same test with the globals of another runner, and with calls that a runner's own world could break. */
function program(load: (names: string, specifier: string) => string): string {
  const body = documented
    .replaceAll(/^import .*\n/gm, '')
    .replaceAll(/assert\.equal\((.+), (.+)\);/g, 'expect($1).toBe($2);');
  return `
    ${load('{ createFakeHandinger }', '@ramensoft/handinger/testing')}
    ${load('{ Handinger, NotFoundError }', '@ramensoft/handinger')}
    ${body}
    test('streams, files, errors and output', async () => {
      const fake = createFakeHandinger();
      const client = new Handinger({ apiKey: 'hdg_test_x', fetch: fake.fetch, logLevel: 'debug', logger: console });
      const files = [new File(['a'], 'a.txt'), { data: new Uint8Array([1, 2]), filename: 'b.bin' }, Buffer.from('c')];
      const stream = await client.tasks.stream({ input: 'Keep these.', files });
      expect(typeof (await stream.finalText())).toBe('string');
      const error = await client.tasks.retrieve('tsk_none').catch((caught) => caught);
      expect(error).toBeInstanceOf(NotFoundError);
      expect(error).toBeInstanceOf(Error);
      await expect(client.tasks.create({ input: 'x', files: [5] })).rejects.toMatchObject({ code: expect.stringContaining('file') });
      expect(JSON.parse(JSON.stringify(await client.tasks.list())).tasks).toHaveLength(1);
    });`;
}

/** Tests of a receiver. A runner with a world of its own has other classes of bytes and of headers than Node. */
function receiverTests(load: (names: string, specifier: string) => string): string {
  return `
    ${load('{ verifyWebhook, WebhookVerificationError }', '@ramensoft/handinger-webhooks')}
    ${load('{ createWebhookReceiver }', '@ramensoft/handinger-webhooks/receiver')}
    ${load('{ createDelivery }', '@ramensoft/handinger-webhooks/testing')}
    ${load('{ toWebHandler }', '@ramensoft/handinger-webhooks/web')}
    test('a delivery is handled once', async () => {
      const { token, ...delivery } = await createDelivery({ type: 'task.completed' });
      const seen = [];
      const on = { 'task.completed': (event) => seen.push(event.id) };
      const handler = toWebHandler(createWebhookReceiver({ tokens: token, signature: 'required', on }));
      expect((await handler(delivery.request())).status).toBe(200);
      expect((await handler(delivery.request())).status).toBe(200);
      expect(seen).toEqual([delivery.event.id]);
    });
    test('bodies of every kind are verified', async () => {
      const { token, headers, body, event } = await createDelivery();
      const bytes = new TextEncoder().encode(body);
      for (const held of [body, Buffer.from(body), bytes, bytes.buffer, new Uint8Array(Buffer.from(body))]) {
        const options = { headers: new Headers(headers), body: held, tokens: token, signature: 'required' };
        expect(await verifyWebhook(options)).toEqual(event);
      }
      const error = await verifyWebhook({ headers, body: bytes.slice(1), tokens: token }).catch((caught) => caught);
      expect(error).toBeInstanceOf(WebhookVerificationError);
      expect(error).toBeInstanceOf(Error);
      expect(error.code).toBe('bad-signature');
    });`;
}

const asModule = (names: string, path: string) => `import ${names} from '${path}';`;
const asScript = (names: string, path: string) => `const ${names} = require('${path}');`;

describe.each([
  { name: 'the documented test', write: program },
  { name: 'a test of a webhook receiver', write: receiverTests },
])('$name', ({ name, write }) => {
  const folder = name.replaceAll(' ', '-');

  test('is one that asserts', () => {
    expect(write(asModule).match(/expect\(.+\)\.(toBe|toEqual)\(/g)?.length).toBeGreaterThan(2);
  });

  test('runs under jest', async () => {
    await project.write(`jest-${folder}/first.test.js`, write(asScript));
    await project.write(`jest-${folder}/jest.config.js`, 'module.exports = { silent: true };');
    const run = () => project.node(['node_modules/jest/bin/jest.js', '--rootDir', `jest-${folder}`, '--ci']);
    await expect(run()).resolves.toBeTypeOf('string');

    await project.write(`jest-${folder}/first.test.js`, `test('fails', () => expect(1).toBe(2));`);
    await expect(run()).rejects.toThrow('Expected: 2');
  });

  test('runs under vitest', async () => {
    const imports = `import { expect, test } from 'vitest';`;
    await project.write(`vitest-${folder}/first.test.mjs`, imports + write(asModule));
    const run = project.node(['node_modules/vitest/vitest.mjs', 'run', '--root', `vitest-${folder}`]);
    await expect(run).resolves.toMatch(/2 passed/);
  });
});
