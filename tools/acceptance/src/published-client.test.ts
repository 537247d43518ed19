import { mkdir, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { startServer } from '@ramensoft/handinger-server';
import { Handinger as PublishedHandinger } from 'handinger-published';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { run } from './run.ts';

let server: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const packages = {
  published: '../node_modules/handinger-published',
  ours: '../../../packages/core',
};

/** A folder in which the program's import leads to the one package or the other. */
async function projectWith(name: keyof typeof packages): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `handinger-${name}-`));
  await mkdir(join(folder, 'node_modules/@ramensoft'), { recursive: true });
  await symlink(
    fileURLToPath(new URL(packages[name], import.meta.url)),
    join(folder, 'node_modules/@ramensoft/handinger'),
  );
  const source = fileURLToPath(new URL('fixtures/published-program.ts', import.meta.url));
  await writeFile(join(folder, 'program.ts'), await readFile(source, 'utf8'));
  await writeFile(
    join(folder, 'main.ts'),
    `import { publishedProgram } from './program.ts';
     const options = { apiKey: process.env['KEY'] ?? '', baseURL: process.env['URL'] ?? '' };
     console.log(JSON.stringify(await publishedProgram(options)));`,
  );
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  const types = fileURLToPath(new URL('../node_modules/@types', import.meta.url));
  const compilerOptions = {
    module: 'nodenext',
    target: 'es2022',
    lib: ['es2023', 'dom', 'dom.iterable', 'esnext.disposable'],
    typeRoots: [types],
    types: ['node'],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['main.ts'] }));
  return folder;
}

describe.each(['published', 'ours'] as const)('a program written for the published client, on %s', (name) => {
  test('type-checks and gives the same answers', async () => {
    const folder = await projectWith(name);
    const compiler = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));
    await run(process.execPath, [compiler, '-p', folder], { cwd: folder });

    const env = { KEY: server.key, URL: server.url };
    const answer = await run(process.execPath, ['--disable-warning=ExperimentalWarning', 'main.ts'], {
      cwd: folder,
      env,
    });
    expect(JSON.parse(answer)).toEqual({
      renamed: 'Claim verdict v2',
      worker: 'worker',
      text: true,
      status: 200,
      raw: true,
      state: 'worker',
      task: 'completed',
      turns: 1,
      archived: true,
      missing: 'NotFoundError 404 true',
      health: true,
      retries: 0,
      file: 'hello.txt',
      deleted: true,
    });
  });
});

describe('the published client, unchanged, against the server', () => {
  const client = () => new PublishedHandinger({ apiKey: server.key, baseURL: server.url, maxRetries: 0 });

  test('runs a task, continues it, and reads it back', async () => {
    const worker = await client().workers.create({ instructions: 'Be brief.' });
    const first = await client().tasks.create({ workerId: worker.id, input: 'One' });
    const taskId = String(first.metadata['taskId']);
    const second = await client().tasks.create({ workerId: worker.id, taskId, input: 'Two' });
    expect(second.metadata['taskId']).toBe(taskId);
    expect((await client().tasks.listTurns(taskId)).items.map(({ input }) => input)).toEqual(['One', 'Two']);
    expect((await client().workers.retrieve(worker.id, { taskId })).output_text).toBe(second.output_text);
  });

  test('uploads a file, as multipart', async () => {
    const file = new File(['the secret word is marzipan'], 'word.txt', { type: 'text/plain' });
    const body = { input: 'What does word.txt say?', files: [file] };
    const worker = await client().tasks.create(body);
    expect(worker.output_text).toContain('marzipan');
  });

  test('gets each refusal as its own error class', async () => {
    const { tasks, workers } = client();
    await expect(tasks.create({ input: '' })).rejects.toBeInstanceOf(PublishedHandinger.BadRequestError);
    await expect(workers.retrieve('wrk_none')).rejects.toBeInstanceOf(PublishedHandinger.NotFoundError);
    await expect(workers.create({ outputSchema: { type: 'no such type' } })).rejects.toBeInstanceOf(
      PublishedHandinger.UnprocessableEntityError,
    );
    const stranger = new PublishedHandinger({ apiKey: 'hdg_test_wrong', baseURL: server.url, maxRetries: 0 });
    await expect(stranger.tasks.retrieve('tsk_1')).rejects.toBeInstanceOf(
      PublishedHandinger.AuthenticationError,
    );
  });

  test.each([['retrieveEmail', (one: PublishedHandinger, id: string) => one.workers.retrieveEmail(id)]])(
    'is told in a sentence that %s is not there yet',
    async (_name, call) => {
      const { id } = await client().workers.create({ instructions: 'Be brief.' });
      await expect(call(client(), id)).rejects.toMatchObject({
        status: 501,
        message: expect.stringMatching(/^501 .{20,}/),
      });
    },
  );
});
