import { beforeAll, describe, expect, test } from 'vitest';

import { emptyProject } from './empty-project.ts';
import { pack } from './pack.ts';
import { readSnippets } from './read-snippets.ts';

let project: Awaited<ReturnType<typeof emptyProject>>;
/** The test that the documentation shows first: for the runner of Node. */
let documented: string;

beforeAll(async () => {
  project = await emptyProject([await pack('core'), 'jest@30.5.2', 'vitest@5.1.1']);
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

describe('the documented test', () => {
  test('is one that asserts', () => {
    expect(
      program((names, path) => `import ${names} from '${path}';`).match(/expect\(.+\)\.toBe\(/g)?.length,
    ).toBeGreaterThan(2);
  });

  test('runs under jest', async () => {
    await project.write(
      'jest/first.test.js',
      program((names, path) => `const ${names} = require('${path}');`),
    );
    await project.write('jest/jest.config.js', 'module.exports = { silent: true };');
    const run = () => project.node(['node_modules/jest/bin/jest.js', '--rootDir', 'jest', '--ci']);
    await expect(run()).resolves.toBeTypeOf('string');

    await project.write('jest/first.test.js', `test('fails', () => expect(1).toBe(2));`);
    await expect(run()).rejects.toThrow('Expected: 2');
  });

  test('runs under vitest', async () => {
    const imports = `import { expect, test } from 'vitest';`;
    await project.write(
      'vitest/first.test.mjs',
      imports + program((names, path) => `import ${names} from '${path}';`),
    );
    await expect(
      project.node(['node_modules/vitest/vitest.mjs', 'run', '--root', 'vitest']),
    ).resolves.toMatch(/2 passed/);
  });
});
