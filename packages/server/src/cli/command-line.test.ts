import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ApiClient } from '../testing/api-client.ts';
import { runCommand, type CommandResult } from '../testing/run-command.ts';
import { startServerProcess } from '../testing/server-process.ts';
import { welcome } from './welcome.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handinger-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const key = 'hdg_test_aaaaaaaaaaaaaaaaaaaaaaaa';

function expectSentence({ stderr, stdout }: CommandResult): void {
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stderr.trim().split('\n').length).toBeLessThanOrEqual(2);
  expect(stdout).toBe('');
}

describe('what was not understood ends with 2 and a sentence', () => {
  test.each([
    [['start', '--port', 'abc'], 'port'],
    [['start', '--port', '70000'], '65535'],
    [['start', '--nonsense'], '--nonsense'],
    [['start', 'nonsense'], 'argument'],
    [['start', '--cors-origin', 'http://localhost/'], 'origin'],
    [['start', '--log-level', 'loud'], 'log-level'],
    [['start', '--timezone', 'Mars'], 'time zone'],
    [['start', '--timezone', '+02:00'], 'time zone'],
    [['keys', 'create', '--org', 'a'], '--user'],
  ])('%j', async (args, word) => {
    const result = await runCommand(...args);
    expect([result.code, result.stderr]).toEqual([2, expect.stringContaining(word)]);
    expectSentence(result);
  });
});

describe('what can not be done ends with 1 and a sentence', () => {
  test('a key without the form of one', async () => {
    const result = await runCommand('start', '--memory', '--key', 'secret');
    expect([result.code, result.stderr]).toEqual([1, expect.stringContaining('hdg_test_')]);
    expectSentence(result);
  });

  test('a model without its address', async () => {
    const result = await runCommand('start', '--memory', '--model-id', 'x');
    expect([result.code, result.stderr]).toEqual([1, expect.stringContaining('--model-url')]);
    expectSentence(result);
  });

  test('a port that is in use', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as { port: number };
    const result = await runCommand('start', '--memory', '--port', String(port));
    taken.close();
    expect([result.code, result.stderr]).toEqual([1, expect.stringContaining(`Port ${port}`)]);
    expectSentence(result);
  });
});

test('prints its version and its help', async () => {
  const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  expect(await runCommand('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  const help = await runCommand('start', '--help');
  expect(help.code).toBe(0);
  for (const flag of [
    '--port',
    '--host',
    '--data',
    '--memory',
    '--key',
    '--cors-origin',
    '--public-url',
    '--timezone',
    '--model-url',
    '--model-id',
    '--model-key',
    '--log-level',
    '--json',
  ]) {
    expect(help.stdout).toContain(flag);
  }
});

test('a data folder from its first start to a revoked key', async () => {
  const data = join(folder, 'data');
  const first = await startServerProcess(data);
  const { dashboard, ...printed } = JSON.parse(first.output()) as { dashboard: string };
  expect(printed).toEqual({ url: first.url, key: first.key });
  expect(dashboard).toMatch(new RegExp(`^${first.url}/session/[\\w-]{22}$`));
  expect((await fetch(dashboard, { redirect: 'manual' })).headers.get('location')).toBe('/');
  const task = await new ApiClient(first).createTask({ input: 'remember me', taskId: 'kept' });

  const second = await runCommand('start', '--port', '0', '--data', data);
  expect([second.code, second.stderr]).toEqual([
    1,
    expect.stringContaining(`in use by process ${first.pid}`),
  ]);
  expectSentence(second);
  expect((await runCommand('keys', 'list', '--data', data)).stderr).toContain(`process ${first.pid}`);
  expect(await first.stop('SIGTERM')).toBe(0);

  const made = await runCommand(
    'keys',
    'create',
    '--data',
    data,
    '--org',
    'org_local',
    '--user',
    'ann',
    '--name',
    'laptop',
  );
  expect([made.code, made.stdout]).toEqual([0, expect.stringMatching(/^hdg_test_\S+\n$/)]);
  const listed = (await runCommand('keys', 'list', '--data', data)).stdout
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
  expect(listed.map(([, , state, organization, user, name]) => [state, organization, user, name])).toEqual([
    ['active', 'org_local', 'usr_local', 'first start'],
    ['active', 'org_local', 'ann', 'laptop'],
  ]);
  expect((await runCommand('keys', 'revoke', '--data', data, listed[0]![0]!)).code).toBe(0);
  expect((await runCommand('keys', 'revoke', '--data', data, listed[0]![0]!)).code).toBe(1);

  const third = await startServerProcess(data, ['--key', key]);
  const answers = await Promise.all(
    [first.key, made.stdout.trim(), key, third.key].map(
      async (each) =>
        (await new ApiClient({ url: third.url, key: each }).send('GET', '/api/tasks/kept')).status,
    ),
  );
  expect(answers).toEqual([401, 200, 200, 200]);
  expect((await new ApiClient({ url: third.url, key }).retrieveTask('kept')).turns[0]?.outputText).toBe(
    task.output_text,
  );
  expect(await third.stop('SIGINT')).toBe(0);

  // What was printed is nowhere on the disk.
  for (const name of await readdir(data, { recursive: true, withFileTypes: true })) {
    if (!name.isFile()) continue;
    const bytes = await readFile(join(name.parentPath, name.name), 'latin1');
    for (const secret of [first.key, made.stdout.trim(), key]) expect(bytes.includes(secret)).toBe(false);
  }
}, 60_000);

test('keys of a folder that is not there', async () => {
  const result = await runCommand('keys', 'list', '--data', join(folder, 'nowhere'));
  expect([result.code, result.stderr]).toEqual([1, expect.stringContaining('nowhere')]);
  expect(await readdir(folder)).not.toContain('nowhere');
});

test('a person is told where the server is, a key, and three commands', () => {
  const facts = {
    url: 'http://127.0.0.1:4747',
    key,
    dashboard: 'http://127.0.0.1:4747/session/code',
    keyNote: undefined,
    data: '.handinger',
    isColoured: false,
  };
  const text = welcome(facts);
  expect(text).toContain('http://127.0.0.1:4747');
  expect(text).toContain(facts.dashboard);
  expect(text.match(/^ {2}curl /gm)).toHaveLength(3);
  expect(text).not.toContain('\u001b');
  expect(welcome({ ...facts, isColoured: true })).toContain('\u001b');
});
