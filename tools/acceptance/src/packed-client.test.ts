import { fileURLToPath } from 'node:url';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { startServer } from '@ramensoft/handinger-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { emptyProject } from './empty-project.ts';
import { pack } from './pack.ts';

let project: Awaited<ReturnType<typeof emptyProject>>;
let server: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  server = await startServer();
  project = await emptyProject([await pack('core'), 'typescript@6.0.3', '@types/node@24.19.2']);
});
afterAll(() => server.close());

const environment = () => ({ HANDINGER_API_KEY: server.key, HANDINGER_BASE_URL: server.url });

describe('the packed client in an empty project', () => {
  test('brings no package with it', async () => {
    const manifest = await readFile(
      join(project.folder, 'node_modules/@ramensoft/handinger/package.json'),
      'utf8',
    );
    expect(JSON.parse(manifest)).not.toHaveProperty('dependencies');
    expect(await readdir(join(project.folder, 'node_modules/@ramensoft'))).toEqual(['handinger']);
  });

  test('runs by import', async () => {
    const program = `
      import Handinger, { Handinger as Named, APIError, toFile } from '@ramensoft/handinger';
      if (Named !== Handinger || typeof toFile !== 'function') throw new Error('exports differ');
      const client = new Handinger();
      const worker = await client.workers.create({ instructions: 'Be brief.' });
      const error = await client.workers.retrieve('wrk_none').catch((error) => error);
      console.log(JSON.stringify({ id: worker.id, found: error instanceof APIError, status: error.status }));`;
    const path = await project.write('by-import.mjs', program);
    const answer = JSON.parse(await project.node([path], environment())) as Record<string, unknown>;
    expect(answer).toEqual({ id: expect.stringMatching(/^wrk_/), found: true, status: 404 });
  });

  test('runs by require, in every form that the published client allows', async () => {
    const program = `
      const Handinger = require('@ramensoft/handinger');
      const { default: Default, Handinger: Named, NotFoundError, APIPromise } = Handinger;
      if (Named !== Default) throw new Error('exports differ');
      if (!(new Handinger() instanceof Named)) throw new Error('module.exports is not the class');
      new Default().tasks.retrieve('tsk_none').catch((error) =>
        console.log(JSON.stringify({ found: error instanceof NotFoundError, message: error.message })));`;
    const path = await project.write('by-require.cjs', program);
    const answer = JSON.parse(await project.node([path], environment())) as Record<string, unknown>;
    expect(answer).toEqual({ found: true, message: expect.stringContaining('404') });
  });

  test('recognises errors of its other copy, in both directions', async () => {
    const program = `
      import * as esm from '@ramensoft/handinger';
      import { createRequire } from 'node:module';
      const cjs = createRequire(import.meta.url)('@ramensoft/handinger');
      if (esm.NotFoundError === cjs.NotFoundError) throw new Error('one copy only');
      const fail = (library) => new library.Handinger().tasks.retrieve('tsk_none').catch((error) => error);
      const seen = [];
      for (const thrower of [esm, cjs]) {
        const error = await fail(thrower);
        for (const catcher of [esm, cjs]) {
          seen.push(error instanceof catcher.NotFoundError, error instanceof catcher.APIError,
            error instanceof catcher.HandingerError, !(error instanceof catcher.ConflictError));
        }
      }
      console.log(JSON.stringify(seen));`;
    const path = await project.write('copies.mjs', program);
    const seen = JSON.parse(await project.node([path], environment())) as boolean[];
    expect(seen).toHaveLength(16);
    expect(seen).not.toContain(false);
  });

  test.each([
    { module: 'node16', moduleResolution: 'node16', file: 'program.mts' },
    { module: 'node16', moduleResolution: 'node16', file: 'program.cts' },
    { module: 'nodenext', moduleResolution: 'nodenext', file: 'program.mts' },
    { module: 'nodenext', moduleResolution: 'nodenext', file: 'program.cts' },
    { module: 'esnext', moduleResolution: 'bundler', file: 'program.ts' },
  ])('has right types under $moduleResolution in $file', async ({ module, moduleResolution, file }) => {
    const source = await readFile(
      fileURLToPath(new URL('fixtures/typed-program.ts', import.meta.url)),
      'utf8',
    );
    const folder = `types-${moduleResolution}-${file.replace('.', '-')}`;
    const compilerOptions = {
      module,
      moduleResolution,
      target: 'es2022',
      lib: ['es2023', 'dom', 'dom.iterable', 'esnext.disposable'],
      types: ['node'],
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: false,
      noEmit: true,
    };
    // Beside the right program a wrong one: the check must be able to fail, and compiling once takes long enough.
    const files = [file, `wrong-${file}`];
    const config = await project.write(`${folder}/tsconfig.json`, JSON.stringify({ compilerOptions, files }));
    await project.write(`${folder}/${file}`, source);
    await project.write(`${folder}/wrong-${file}`, source.replace("input: 'Hello'", 'input: 5'));
    const errors = await project.node(['node_modules/typescript/bin/tsc', '-p', config]).catch(String);
    expect(errors.match(/error TS\d+/g)).toHaveLength(1);
    expect(errors).toMatch(new RegExp(`wrong-${file}\\(.*error TS(2769|2322)`));
  });
});
