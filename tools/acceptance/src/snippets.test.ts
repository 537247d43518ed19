import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { startServer } from '@ramensoft/handinger-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { linkPackages } from './link-packages.ts';
import { readSnippets, type Snippet } from './read-snippets.ts';
import { run } from './run.ts';
import { typeCheck } from './type-check.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const topics = await readdir(join(root, 'packages/core/docs'));
const examples = (await readdir(join(root, 'examples'))).map((name) => `examples/${name}`);
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'packages/core/README.md',
  'packages/react/README.md',
  'packages/server/README.md',
  'packages/webhooks/README.md',
  ...topics.map((topic) => `packages/core/docs/${topic}`),
  ...examples.map((example) => `${example}/README.md`).filter((path) => existsSync(join(root, path))),
];
const snippets = (await Promise.all(documents.map(readSnippets))).flat();
const programs = snippets.filter(({ language }) => language === 'ts' || language === 'js');
const shells = snippets.filter(({ language }) => language === 'sh' || language === 'bash');
const requests = shells.filter(({ code }) => code.includes('curl '));

/** What the compiler says of the snippets, a line each. */
let findings: string[];
let server: Awaited<ReturnType<typeof startServer>>;
let folder: string;
let environment: Record<string, string>;

beforeAll(async () => {
  server = await startServer();
  folder = await mkdtemp(join(tmpdir(), 'handinger-snippets-'));
  const users = ['tools/acceptance', 'packages/core', 'packages/webhooks', ...examples];
  await linkPackages(
    join(folder, 'node_modules'),
    users.map((user) => join(root, user, 'node_modules')),
  );
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  // The files that snippets speak of.
  await writeFile(join(folder, 'report.pdf'), '%PDF-1.4 a report');
  await writeFile(join(folder, 'notes.md'), '# Notes\nRetries honour Retry-After.\n');

  findings = await typeCheckPrograms();

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
    HANDINGER_WEBHOOK_TOKEN: 'whk_of_the_documents',
    NODE_OPTIONS: `--import=${new URL('fixtures/listen-briefly.mjs', import.meta.url).href}`,
    WORKER_ID: id,
    TASK_ID: metadata.taskId,
  };
}, 180_000);
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
  if (/from '@ramensoft\/handinger(-webhooks[\w/]*)?'|^export /m.test(code)) return code;
  const imports = code.match(/^import [^;]*;$/gm) ?? [];
  const rest = imports.reduce((left, one) => left.replace(one, ''), code);
  return `${imports.join('\n')}${prelude}{\n${rest}\n}\n`;
}

function fileOf({ where, language }: Snippet): string {
  return `${where.replaceAll(/\W+/g, '-')}.${language}`;
}

/** Writes the snippets as programs, and gives what the compiler says of them. */
async function typeCheckPrograms(): Promise<string[]> {
  for (const snippet of programs) await writeFile(join(folder, fileOf(snippet)), program(snippet.code));
  return typeCheck(folder, programs.filter(({ language }) => language === 'ts').map(fileOf));
}

describe('programs in the documents', () => {
  test('are there to be found, and no finding is of anything else', () => {
    expect(
      findings.filter((finding) => !programs.some((one) => finding.startsWith(`${fileOf(one)}(`))),
    ).toEqual([]);
    expect(programs.length).toBeGreaterThan(8);
    expect(requests.length).toBeGreaterThan(0);
  });

  test.each(programs)('$where type-checks and runs', async (snippet) => {
    const file = fileOf(snippet);
    expect(findings.filter((finding) => finding.startsWith(`${file}(`))).toEqual([]);
    const ended = run(process.execPath, [file], { cwd: folder, env: environment });
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
    const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = shells.flatMap(({ code }) =>
      [...code.matchAll(/^(?:npm run|pnpm) (?:run )?([a-z:]+)/gm)].map((match) => match[1] ?? ''),
    );
    const own = new Set(['install', 'exec', 'changeset', 'add']);
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((name) => !own.has(name) && !(name in scripts))).toEqual([]);
  });
});
