import { mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { startServer } from '@ramensoft/handinger-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { readSnippets } from './read-snippets.ts';
import { run } from './run.ts';

const topics = await readdir(new URL('../../../packages/core/docs', import.meta.url));
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'packages/core/README.md',
  'packages/server/README.md',
  ...topics.map((topic) => `packages/core/docs/${topic}`),
];
const snippets = (await Promise.all(documents.map(readSnippets))).flat();
const programs = snippets.filter(({ language }) => language === 'ts' || language === 'js');
const shells = snippets.filter(({ language }) => language === 'sh' || language === 'bash');
const requests = shells.filter(({ code }) => code.includes('curl '));

let server: Awaited<ReturnType<typeof startServer>>;
let folder: string;
let environment: Record<string, string>;

beforeAll(async () => {
  server = await startServer();
  folder = await mkdtemp(join(tmpdir(), 'handinger-snippets-'));
  await mkdir(join(folder, 'node_modules/@ramensoft'), { recursive: true });
  for (const [name, path] of [
    ['@ramensoft/handinger', '../../../packages/core'],
    ['@ramensoft/handinger-server', '../../../packages/server'],
    ['@types', '../node_modules/@types'],
    ...['zod', 'ai', '@ai-sdk', 'react', 'msw', '@opentelemetry'].map(
      (name) => [name, `../../../packages/core/node_modules/${name}`] as const,
    ),
  ] as const) {
    await symlink(fileURLToPath(new URL(path, import.meta.url)), join(folder, 'node_modules', name));
  }
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  // The files that snippets speak of.
  await writeFile(join(folder, 'report.pdf'), '%PDF-1.4 a report');
  await writeFile(join(folder, 'notes.md'), '# Notes\nRetries honour Retry-After.\n');

  const worker = await fetch(`${server.url}/api/tasks`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ input: 'Be brief.' }),
  });
  const { id, metadata } = (await worker.json()) as { id: string; metadata: { taskId: string } };
  environment = {
    HANDINGER_API_KEY: server.key,
    HANDINGER_BASE_URL: server.url,
    HANDINGER_URL: server.url,
    WORKER_ID: id,
    TASK_ID: metadata.taskId,
  };
});
afterAll(() => server.close());

/** What a snippet that does not import the client takes for granted. */
const prelude = `
import Handinger, * as handinger from '@ramensoft/handinger';
const client = new Handinger();
const worker = { id: process.env['WORKER_ID'] ?? '' };
const taskId = process.env['TASK_ID'] ?? '';
void [handinger, client, worker, taskId];
`;

/** The snippet as a whole program. In a block of its own it may name anew what the prelude names. */
function program(code: string): string {
  if (code.includes("from '@ramensoft/handinger'")) return code;
  const imports = code.match(/^import [^;]*;$/gm) ?? [];
  const rest = imports.reduce((left, one) => left.replace(one, ''), code);
  return `${imports.join('\n')}${prelude}{\n${rest}\n}\n`;
}

describe('programs in the documents', () => {
  test('are there to be found', () => {
    expect(programs.length).toBeGreaterThan(8);
    expect(requests.length).toBeGreaterThan(0);
  });

  test.each(programs)('$where type-checks and runs', async ({ where, code, language }) => {
    const name = where.replaceAll(/\W+/g, '-');
    await writeFile(join(folder, `${name}.${language}`), program(code));
    if (language === 'ts') {
      const compilerOptions = {
        module: 'nodenext',
        target: 'es2023',
        lib: ['es2023', 'dom', 'dom.iterable', 'esnext.disposable'],
        types: ['node'],
        strict: true,
        noEmit: true,
        skipLibCheck: true,
      };
      const config = join(folder, `${name}.tsconfig.json`);
      await writeFile(config, JSON.stringify({ compilerOptions, files: [`${name}.ts`] }));
      const compiler = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));
      await run(process.execPath, [compiler, '-p', config], { cwd: folder });
    }
    const ended = run(process.execPath, [`${name}.${language}`], { cwd: folder, env: environment });
    await expect(ended).resolves.toBeTypeOf('string');
  });
});

describe('commands in the documents', () => {
  test.each(requests)('$where answers', async ({ code }) => {
    const output = await run(
      'bash',
      ['-euo', 'pipefail', '-c', code.replaceAll('curl ', 'curl --fail-with-body ')],
      {
        cwd: folder,
        env: environment,
      },
    );
    expect(output).not.toBe('');
  });

  test('name scripts that exist', async () => {
    const { scripts } = JSON.parse(
      await readFile(new URL('../../../package.json', import.meta.url), 'utf8'),
    ) as { scripts: Record<string, string> };
    const named = shells.flatMap(({ code }) =>
      [...code.matchAll(/^(?:npm run|pnpm) (?:run )?([a-z:]+)/gm)].map((match) => match[1] ?? ''),
    );
    const own = new Set(['install', 'exec', 'changeset', 'add']);
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((name) => !own.has(name) && !(name in scripts))).toEqual([]);
  });
});
