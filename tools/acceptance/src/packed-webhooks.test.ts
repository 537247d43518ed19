import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { beforeAll, describe, expect, test } from 'vitest';

import { emptyProject } from './empty-project.ts';
import { pack } from './pack.ts';

/** One name of each entry. */
const entries = {
  '.': 'verifyWebhook',
  './receiver': 'createWebhookReceiver',
  './web': 'toWebHandler',
  './node': 'toNodeHandler',
  './express': 'toExpressHandler',
  './fastify': 'toFastifyPlugin',
  './hono': 'toHonoHandler',
  './next': 'toNextApiHandler',
  './testing': 'createDelivery',
} as const;

/** Programs that have the types of the web alone, and those of Node alone. */
const fixtures = {
  dom: new URL('fixtures/typed-webhooks.ts', import.meta.url),
  node: new URL('fixtures/typed-webhooks-node.ts', import.meta.url),
};

const packageName = '@ramensoft/handinger-webhooks';
let project: Awaited<ReturnType<typeof emptyProject>>;

beforeAll(async () => {
  project = await emptyProject([await pack('webhooks'), 'typescript@6.0.3', '@types/node@24.19.2']);
});

describe('the packed webhooks package in an empty project', () => {
  test('brings no package with it', async () => {
    const folder = join(project.folder, 'node_modules', packageName);
    const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
      exports: Record<string, unknown>;
    };
    expect(manifest).not.toHaveProperty('dependencies');
    expect(manifest).not.toHaveProperty('peerDependencies');
    expect(await readdir(join(project.folder, 'node_modules/@ramensoft'))).toEqual(['handinger-webhooks']);
    expect(Object.keys(manifest.exports).toSorted()).toEqual(
      [...Object.keys(entries), './package.json'].toSorted(),
    );
    expect(JSON.stringify(manifest.exports)).not.toContain('src/');
  });

  test.each(Object.entries(entries))(
    '%s gives the same names by import and by require',
    async (entry, name) => {
      const specifier = JSON.stringify(join(packageName, entry));
      const print = (names: string) =>
        `console.log(JSON.stringify(Object.keys(${names}).filter((one) => one !== 'module.exports').sort()));`;
      const file = `names-${entry.replaceAll(/\W+/g, '-')}`;
      const byImport = await project.write(
        `${file}.mjs`,
        `import * as names from ${specifier}; ${print('names')}`,
      );
      const byRequire = await project.write(`${file}.cjs`, print(`require(${specifier})`));
      const imported = await project.node([byImport]);
      expect(JSON.parse(imported)).toContain(name);
      expect(await project.node([byRequire])).toBe(imported);
    },
  );

  test.each(['mjs', 'cjs'])('receives a delivery, its parts fitting together, in %s', async (type) => {
    const from = (names: string, entry: string) => {
      const specifier = JSON.stringify(join(packageName, entry));
      return type === 'mjs'
        ? `import ${names} from ${specifier};`
        : `const ${names} = require(${specifier});`;
    };
    const program = `
      ${from('{ verifyWebhook, WebhookVerificationError }', '.')}
      ${from('{ createMemoryStore, createWebhookReceiver }', './receiver')}
      ${from('{ createDelivery }', './testing')}
      ${from('{ toWebHandler }', './web')}
      (async () => {
        const { token, ...delivery } = await createDelivery();
        const seen = [];
        const on = { 'task.completed': (event) => seen.push(event.type), '*': () => seen.push('other') };
        const tokens = [token];
        const handler = toWebHandler(createWebhookReceiver({ tokens, store: createMemoryStore(), signature: 'required', on }));
        const statuses = [];
        for (let copy = 0; copy < 2; copy += 1) statuses.push((await handler(delivery.request())).status);
        const error = await verifyWebhook({ headers: delivery.headers, body: '{}', tokens }).catch((caught) => caught);
        console.log(JSON.stringify([seen.length, statuses, error instanceof WebhookVerificationError, error.code]));
      })();`;
    const output = await project.node([await project.write(`receive.${type}`, program)]);
    expect(JSON.parse(output)).toEqual([1, [200, 200], true, 'bad-signature']);
  });

  test.each([
    { module: 'node16', file: 'program.mts', library: 'dom' as const },
    { module: 'node16', file: 'program.cts', library: 'node' as const },
    { module: 'nodenext', file: 'program.mts', library: 'node' as const },
    { module: 'nodenext', file: 'program.cts', library: 'dom' as const },
    { module: 'bundler', file: 'program.ts', library: 'dom' as const },
    { module: 'bundler', file: 'program.ts', library: 'node' as const },
  ])('has right types under $module in $file, with the types of $library alone', async (options) => {
    const { module, file, library } = options;
    const source = await readFile(fixtures[library], 'utf8');
    const folder = `types-${module}-${library}-${file.replace('.', '-')}`;
    const compilerOptions = {
      module: module === 'bundler' ? 'esnext' : module,
      moduleResolution: module,
      target: 'es2022',
      lib: library === 'node' ? ['es2023'] : ['es2023', 'dom', 'dom.iterable'],
      types: library === 'node' ? ['node'] : [],
      strict: true,
      exactOptionalPropertyTypes: true,
      // No framework is installed: what a declaration needs of one is missed here.
      skipLibCheck: false,
      noEmit: true,
    };
    // Beside the right program a wrong one: the check must be able to fail, and compiling once takes long enough.
    const files = [file, `wrong-${file}`];
    const config = await project.write(`${folder}/tsconfig.json`, JSON.stringify({ compilerOptions, files }));
    await project.write(`${folder}/${file}`, source);
    await project.write(
      `${folder}/wrong-${file}`,
      source.replace("signature: 'required'", "signature: 'sometimes'"),
    );
    const errors = await project.node(['node_modules/typescript/bin/tsc', '-p', config]).catch(String);
    expect(errors.match(/error TS\d+/g)).toEqual(['error TS2322']);
    expect(errors).toContain(`wrong-${file}(`);
  });
});
