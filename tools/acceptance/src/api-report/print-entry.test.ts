import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { printEntry } from './print-entry.ts';

describe('a report', () => {
  async function print(files: Record<string, string>): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'handinger-api-'));
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const index = join(folder, 'index.d.ts');
    const options = { module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2022, types: [] };
    return printEntry(ts.createProgram([index], options), index, folder).text;
  }

  const types = `
    /** A comment. */
    interface Options { readonly limit: number }
    interface Unused { x: 1 }
    export declare class Client { #private; constructor(options?: Options); private secret; run(input: string): Promise<string> }
    export declare const version: string;
    export {};`;

  test('holds every exported name and what it speaks of, and nothing else', async () => {
    const text = await print({ 'index.d.ts': types });
    expect(text).toContain('// Client\nclass Client {');
    expect(text).toContain('// version\nconst version: string;');
    expect(text).toContain('interface Options {\n    readonly limit: number;\n}');
    expect(text).not.toMatch(/Unused|A comment|#private/);
  });

  test.each([
    ['a parameter', 'input: string', 'input: string | number'],
    ['a field of a type that is not exported', 'limit: number', 'limit?: number'],
    ['a name', 'const version', 'const release'],
  ])('changes with %s', async (_, before, after) => {
    const changed = types.replace(before, after);
    expect(changed).not.toBe(types);
    expect(await print({ 'index.d.ts': changed })).not.toBe(await print({ 'index.d.ts': types }));
  });

  test('stays the same when declarations move to another file', async () => {
    const moved = {
      'index.d.ts': `export { C as Client, version } from './chunk-1.js';`,
      'chunk-1.d.ts': types
        .replace('export declare class', 'declare class')
        .concat('export { Client as C };'),
    };
    expect(await print(moved)).toBe(await print({ 'index.d.ts': types }));
  });
});
