import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { openWorkspace } from './workspace.ts';
import type { Workspace } from './workspace.ts';
import { WorkspacePathError } from './workspace-path-error.ts';

let base: string;
let folder: string;
let workspace: Workspace;

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'handinger-workspace-'));
  folder = join(base, 'files');
  await writeFile(join(base, 'secret.txt'), 'secret');
  workspace = openWorkspace(folder);
});
afterEach(() => rm(base, { recursive: true }));

const text = async (path: string) => Buffer.from(await workspace.read(path)).toString();

describe('a workspace', () => {
  test('is empty before the first write', async () => {
    expect(await workspace.list()).toEqual([]);
    await expect(workspace.read('a.txt')).rejects.toMatchObject({ code: 'not_found' });
  });

  test('lists what was written, with folders, in order', async () => {
    expect(await workspace.write('out/b.md', 'größer')).toEqual({
      path: 'out/b.md',
      size: 8,
      mediaType: 'text/markdown',
    });
    await workspace.write('a.csv', new Uint8Array([1, 2, 3]));
    await workspace.write('out/a/c.unknown', '');
    expect(await workspace.list()).toEqual([
      { path: 'a.csv', size: 3, mediaType: 'text/csv' },
      { path: 'out/a/c.unknown', size: 0, mediaType: 'application/octet-stream' },
      { path: 'out/b.md', size: 8, mediaType: 'text/markdown' },
    ]);
  });

  test('replaces a file, a longer one too', async () => {
    await workspace.write('a.txt', 'a long text');
    await workspace.write('a.txt', 'short');
    expect(await text('a.txt')).toBe('short');
    expect(await workspace.locate('a.txt')).toEqual({
      path: 'a.txt',
      size: 5,
      mediaType: 'text/plain',
      absolutePath: join(folder, 'a.txt'),
    });
  });

  test('puts uploads beside each other, under safe names', async () => {
    expect((await workspace.add('../a.txt', Buffer.from('1'))).path).toBe('a.txt');
    expect((await workspace.add('A.txt', Buffer.from('2'))).path).toBe('A-1.txt');
    expect(await text('a.txt')).toBe('1');
  });

  test('finds a name in either form of Unicode', async () => {
    await workspace.write('A\u030A.txt', 'x');
    expect(await text('\u00C5.txt')).toBe('x');
  });

  test('refuses to confuse files and folders', async () => {
    await workspace.write('a/b.txt', 'x');
    await expect(workspace.read('a')).rejects.toMatchObject({ code: 'not_a_file' });
    await expect(workspace.write('a', 'x')).rejects.toMatchObject({ code: 'not_a_file' });
    await expect(workspace.write('a/b.txt/c', 'x')).rejects.toMatchObject({ code: 'not_a_file' });
    await expect(workspace.read('a/b.txt/c')).rejects.toMatchObject({ code: 'not_a_file' });
  });
});

describe('a path that is no path of the workspace', () => {
  test.each([
    '',
    '.',
    '..',
    '../secret.txt',
    'a/../../secret.txt',
    'a/..',
    './a',
    'a//b',
    '/etc/passwd',
    '/',
    '//a',
    String.raw`..\secret.txt`,
    String.raw`a\b`,
    'C:/x',
    'c:x',
    'a\0.txt',
    'a\nb',
    '\u0085',
    '\uD800',
    'a/',
    'x'.repeat(1025),
    `a/${'x'.repeat(256)}`,
    '日'.repeat(100),
  ])('like %j is refused, to read and to write', async (path) => {
    for (const attempt of [workspace.read(path), workspace.write(path, 'x'), workspace.locate(path)]) {
      const error: unknown = await attempt.catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(WorkspacePathError);
      expect(error).toMatchObject({ code: 'invalid_path' });
      expect((error as Error).message).not.toContain(base);
    }
    expect(await readFile(join(base, 'secret.txt'), 'utf8')).toBe('secret');
  });

  test.each([
    '%2e%2e/secret.txt',
    '..%2fsecret.txt',
    '%2fetc%2fpasswd',
    '....//secret.txt'.replace('//', '/'),
    '~/x',
    '$HOME/x',
  ])('like %j is a name like any other', async (path) => {
    await expect(workspace.read(path)).rejects.toMatchObject({ code: 'not_found' });
    await workspace.write(path, 'mine');
    expect(await text(path)).toBe('mine');
    expect(await readFile(join(base, 'secret.txt'), 'utf8')).toBe('secret');
  });
});

describe('a link', () => {
  beforeEach(async () => {
    await mkdir(folder);
    await symlink(base, join(folder, 'up'));
    await symlink(join(base, 'secret.txt'), join(folder, 'link.txt'));
    await symlink(join(base, 'new.txt'), join(folder, 'dangling.txt'));
  });

  test.each(['link.txt', 'up/secret.txt', 'up', 'up/deep/new.txt', 'dangling.txt'])(
    'at %s does not leave the folder',
    async (path) => {
      await expect(workspace.read(path)).rejects.toBeInstanceOf(WorkspacePathError);
      await expect(workspace.write(path, 'x')).rejects.toMatchObject({ code: 'not_a_file' });
      expect(await readFile(join(base, 'secret.txt'), 'utf8')).toBe('secret');
      await expect(readFile(join(base, 'new.txt'))).rejects.toThrow('ENOENT');
    },
  );

  test('is not listed, and an upload of its name goes beside it', async () => {
    expect(await workspace.list()).toEqual([]);
    expect((await workspace.add('link.txt', Buffer.from('x'))).path).toBe('link-1.txt');
  });
});
