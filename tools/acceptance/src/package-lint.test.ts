import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { beforeAll, describe, expect, test } from 'vitest';

import { pack } from './pack.ts';
import { run } from './run.ts';

const workspace = fileURLToPath(new URL('..', import.meta.url));
const tarballs = { core: '', react: '', server: '', webhooks: '' };

const names = ['core', 'react', 'server', 'webhooks'] as const;

beforeAll(async () => {
  for (const name of names) tarballs[name] = await pack(name);
});

describe.each(names)('the tarball of %s', (name) => {
  test('has nothing that publint warns of', async () => {
    const { messages, pkg } = await publint({
      pack: { tarball: bytes(await readFile(tarballs[name])) },
      strict: true,
    });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  test('gives every resolution the right types', async () => {
    // The server is ESM only: a CommonJS importer of it is told so by its own types.
    const profile = name === 'server' ? 'esm-only' : 'node16';
    await expect(areTypesWrong(tarballs[name], profile)).resolves.toContain('🟢');
  });

  test('holds what a reader expects, and no sources of tests', async () => {
    const files = (await run('tar', ['-tzf', tarballs[name]], { cwd: workspace })).trim().split('\n');
    expect(files).toEqual(
      expect.arrayContaining(['package/package.json', 'package/README.md', 'package/LICENSE']),
    );
    expect(
      files.filter((file) => /\.test|testing\/.*\.ts$|fixtures/.test(file) && !file.endsWith('.d.ts')),
    ).toEqual([]);
  });
});

describe('the lints above can fail', () => {
  test('publint and attw refuse a package whose types are not there', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'handinger-broken-'));
    // CommonJS code under types that speak of ESM.
    const exports = { '.': { types: './index.d.mts', default: './index.cjs' } };
    await writeFile(
      join(folder, 'package.json'),
      JSON.stringify({ name: 'broken', version: '1.0.0', exports }),
    );
    await writeFile(join(folder, 'index.cjs'), 'exports.broken = true;');
    await writeFile(join(folder, 'index.d.mts'), 'export declare const broken: boolean;');
    const { messages } = await publint({ pkgDir: folder, pack: false, strict: true });
    expect(messages.length).toBeGreaterThan(0);
    await run('npm', ['pack'], { cwd: folder });
    await expect(areTypesWrong(join(folder, 'broken-1.0.0.tgz'), 'node16')).rejects.toThrow(
      /FalseESM|Masquerading/i,
    );
  });
});

describe('the size budget of .size-limit.json', () => {
  const sizeLimit = (...programArguments: string[]) =>
    run('pnpm', ['exec', 'size-limit', '--json', ...programArguments], { cwd: workspace });

  test('holds for each entry', async () => {
    const entries = JSON.parse(await sizeLimit()) as { name: string; size: number; passed: boolean }[];
    expect(entries.length).toBeGreaterThan(0);
    for (const { name, size, passed } of entries) {
      console.log(`${name}: ${size} B, minified and gzipped`);
      expect(size).toBeGreaterThan(100);
      expect(passed).toBe(true);
    }
  });

  test.each([
    ['core', '4 kB'],
    ['react', '500 B'],
    ['webhooks', '500 B'],
  ])('fails where the entry of %s is larger than %s', async (name, limit) => {
    const checked = sizeLimit('--limit', limit, `../../packages/${name}/dist/index.js`);
    await expect(checked).rejects.toThrow(/"passed": false/);
  });
});

function areTypesWrong(tarball: string, profile: string): Promise<string> {
  return run('pnpm', ['exec', 'attw', tarball, '--profile', profile], { cwd: workspace });
}

function bytes(buffer: Buffer): ArrayBuffer {
  return buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.byteLength) as ArrayBuffer;
}
