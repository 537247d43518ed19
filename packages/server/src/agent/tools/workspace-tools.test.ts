import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { openWorkspace } from '../workspace.ts';
import type { Workspace, WorkspaceFile } from '../workspace.ts';
import { workspaceTools } from './workspace-tools.ts';

const options = { toolCallId: 'call_1', messages: [], context: {} };
let folder: string;
let workspace: Workspace;
let published: [string, WorkspaceFile][];
let tools: ReturnType<typeof workspaceTools>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handinger-tools-'));
  workspace = openWorkspace(folder);
  published = [];
  tools = workspaceTools(workspace, (toolCallId, file) => published.push([toolCallId, file]));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the tools', () => {
  test('write, list and read a file', async () => {
    const file = { path: 'a/b.txt', size: 5, mediaType: 'text/plain' };
    expect(await tools.write_file.execute?.({ path: 'a/b.txt', content: 'hello' }, options)).toEqual(file);
    expect(published).toEqual([['call_1', file]]);
    expect(await tools.list_files.execute?.({}, options)).toEqual({ files: [file], total: 1 });
    expect(await tools.read_file.execute?.({ path: 'a/b.txt' }, options)).toEqual({ ...file, text: 'hello' });
  });

  test('read a long file in pieces', async () => {
    await workspace.write('long.txt', 'x'.repeat(60_000));
    expect(await tools.read_file.execute?.({ path: 'long.txt' }, options)).toMatchObject({
      size: 60_000,
      text: 'x'.repeat(50_000),
      nextOffset: 50_000,
    });
    const rest = await tools.read_file.execute?.({ path: 'long.txt', offset: 50_000 }, options);
    expect(rest).toMatchObject({ text: 'x'.repeat(10_000) });
    expect(rest).not.toHaveProperty('nextOffset');
  });

  test('say what a binary file is', async () => {
    await workspace.write('a.png', new Uint8Array([137, 80, 0]));
    expect(await tools.read_file.execute?.({ path: 'a.png' }, options)).toMatchObject({
      binary: true,
      mediaType: 'image/png',
      size: 3,
    });
  });

  test('never leave the workspace, nor say where it is', async () => {
    const attempts = [
      () => tools.read_file.execute?.({ path: '../../etc/passwd' }, options),
      () => tools.read_file.execute?.({ path: 'nothing.txt' }, options),
      () => tools.write_file.execute?.({ path: '/tmp/x', content: '' }, options),
    ];
    for (const attempt of attempts) {
      await expect(attempt()).rejects.toThrow(/^(?!.*handinger-tools).*$/s);
    }
    expect(published).toEqual([]);
  });
});
