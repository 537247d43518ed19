import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { beforeAll, describe, expect, test } from 'vitest';

import { emptyProject } from './empty-project.ts';
import { pack } from './pack.ts';

type Project = Awaited<ReturnType<typeof emptyProject>>;

/** One name of each subpath, and the package that its user brings. */
const subpaths = {
  proxy: ['createHandingerProxy'],
  'ai-sdk': ['HandingerChatTransport'],
  opentelemetry: ['openTelemetryHooks', '@opentelemetry/api'],
  testing: ['createFakeHandinger'],
  msw: ['handingerHandlers', 'msw'],
  follow: ['TaskStore'],
  node: ['fileFromPath'],
  zod: ['zWorker', 'zod'],
} as const satisfies Record<string, readonly [name: string, peer?: string]>;

const peers = ['ai@7.0.173', 'msw@3.0.5', '@opentelemetry/api@1.10.0', 'zod@4.6.7'];
const tools = ['typescript@6.0.3', '@types/node@24.19.2', 'jest@30.5.2'];
let bare: Project;
let full: Project;

beforeAll(async () => {
  const tarball = await pack('core');
  [bare, full] = await Promise.all([emptyProject([tarball]), emptyProject([tarball, ...peers, ...tools])]);
});

/** The names that a program sees, by `import` and by `require`. */
async function namesOf(project: Project, specifier: string): Promise<{ esm: string[]; cjs: string[] }> {
  const byImport = `import * as names from '${specifier}'; console.log(JSON.stringify(Object.keys(names)));`;
  const byRequire = `console.log(JSON.stringify(Object.keys(require('${specifier}'))));`;
  const file = specifier.replaceAll(/\W+/g, '-');
  const read = async (name: string, program: string) =>
    (JSON.parse(await project.node([await project.write(name, program)])) as string[])
      .filter((one) => one !== 'module.exports')
      .toSorted();
  return { esm: await read(`${file}.mjs`, byImport), cjs: await read(`${file}.cjs`, byRequire) };
}

describe('the subpaths of the packed client', () => {
  test('are those that package.json names', async () => {
    const path = join(full.folder, 'node_modules/@ramensoft/handinger/package.json');
    const { exports } = JSON.parse(await readFile(path, 'utf8')) as { exports: Record<string, object> };
    const expected = ['.', './package.json', ...Object.keys(subpaths).map((name) => `./${name}`)];
    expect(Object.keys(exports).toSorted()).toEqual(expected.toSorted());
    expect(JSON.stringify(exports)).not.toContain('src/');
  });

  test.each(Object.entries(subpaths))(
    '%s gives the same names by import and by require',
    async (subpath, [name]) => {
      const { esm, cjs } = await namesOf(full, `@ramensoft/handinger/${subpath}`);
      expect(esm).toContain(name);
      expect(cjs).toEqual(esm);
    },
  );

  test.each(Object.entries(subpaths))(
    '%s needs no package but the one it is for',
    async (subpath, [name, peer]) => {
      const loaded = namesOf(bare, `@ramensoft/handinger/${subpath}`);
      const told = await loaded.then(({ esm }) => esm.join(' '), String);
      expect(told).toContain(peer === undefined ? name : `Cannot find package '${peer}'`);
    },
  );

  test.each(['mjs', 'cjs'])('share the classes of the main entry, in %s', async (type) => {
    const from = (names: string, path: string) =>
      type === 'mjs' ? `import ${names} from '${path}';` : `const ${names} = require('${path}');`;
    const program = `
      ${from('{ Handinger, NotFoundError, ResponseValidationError, TaskStream, UploadError }', '@ramensoft/handinger')}
      ${from('{ createFakeHandinger }', '@ramensoft/handinger/testing')}
      ${from('{ HandingerChatTransport }', '@ramensoft/handinger/ai-sdk')}
      ${from('{ fileFromPath }', '@ramensoft/handinger/node')}
      ${from('{ zWorker }', '@ramensoft/handinger/zod')}
      (async () => {
        const fake = createFakeHandinger();
        fake.on('workers.retrieveEmail', () => ({ email: 5 }));
        const client = fake.client({ validateResponses: true });
        const invalid = await client.workers.retrieveEmail('wrk_1').catch((error) => error);
        const missing = await client.tasks.retrieve('tsk_none').catch((error) => error);
        const unreadable = await Promise.resolve().then(() => fileFromPath('none.txt')).catch((error) => error);
        const transport = new HandingerChatTransport({ client });
        console.log(JSON.stringify([
          client instanceof Handinger,
          missing.constructor === NotFoundError,
          (await client.tasks.stream({ input: 'x' })) instanceof TaskStream,
          unreadable instanceof UploadError,
          invalid instanceof ResponseValidationError && typeof zWorker.parse === 'function',
          (await transport.reconnectToStream({ chatId: 'none' })) === null,
        ]));
      })();`;
    const output = await full.node([await full.write(`classes.${type}`, program)]);
    expect(JSON.parse(output)).toEqual([true, true, true, true, true, true]);
  });

  test('work in jest, with its fake timers', async () => {
    await full.write(
      'jest/fake.test.js',
      `const { createFakeHandinger } = require('@ramensoft/handinger/testing');
       const fake = createFakeHandinger({ onTask: () => ({ text: ['a', 'b'] }) });
       test('nothing waits for a clock', async () => {
         jest.useFakeTimers();
         const stream = await fake.client().tasks.stream({ input: 'x' });
         expect(await stream.finalText()).toBe('ab');
       });
       test('a refused task is sent again', async () => {
         jest.useFakeTimers({ advanceTimers: true });
         fake.fail({ operation: 'tasks.create', status: 429 });
         expect((await fake.client().tasks.create({ input: 'x' })).output_text).toBe('ab');
         expect(fake.turns).toHaveLength(2);
       });`,
    );
    const output = await full.node(['node_modules/jest/bin/jest.js', '--rootDir', 'jest', '--json']);
    expect(JSON.parse(output)).toMatchObject({ numPassedTests: 2, success: true });
  });

  test.each([
    { module: 'node16', file: 'program.mts' },
    { module: 'nodenext', file: 'program.mts' },
    { module: 'nodenext', file: 'program.cts' },
    { module: 'bundler', file: 'program.ts' },
  ])('have types that fit together under $module in $file', async ({ module, file }) => {
    const fixture = fileURLToPath(new URL('fixtures/typed-subpaths.ts', import.meta.url));
    const source = await readFile(fixture, 'utf8');
    const folder = `subpaths-${module}-${file.replace('.', '-')}`;
    const compilerOptions = {
      module: module === 'bundler' ? 'esnext' : module,
      moduleResolution: module,
      target: 'es2022',
      lib: ['es2023', 'dom', 'dom.iterable', 'dom.asynciterable', 'esnext.disposable'],
      types: ['node'],
      strict: true,
      exactOptionalPropertyTypes: true,
      // The declarations of the peers are theirs.
      skipLibCheck: true,
      noEmit: true,
    };
    // Beside the right program a wrong one: the check must be able to fail, and compiling once takes long enough.
    const files = [file, `wrong-${file}`];
    const config = await full.write(`${folder}/tsconfig.json`, JSON.stringify({ compilerOptions, files }));
    await full.write(`${folder}/${file}`, source);
    await full.write(`${folder}/wrong-${file}`, source.replace("workerId: 'wrk_1'", 'workerId: 5'));
    const errors = await full.node(['node_modules/typescript/bin/tsc', '-p', config]).catch(String);
    expect(errors.match(/error TS\d+/g)).toEqual(['error TS2322']);
    expect(errors).toContain(`wrong-${file}(`);
  });
});
