import { mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Handinger } from '@ramensoft/handinger';
import { beforeAll, describe, expect, test } from 'vitest';

import { run } from './run.ts';

/**
 * What a program that uses all of the client may cost. An editor that checks it at each key press stays quick far above this; the limit
 * is here to notice a type that multiplies.
 */
const limits = { Types: 12_000, Instantiations: 16_000 } as const;

const workspace = fileURLToPath(new URL('..', import.meta.url));
let source: string;

beforeAll(async () => {
  source = await readFile(new URL('fixtures/every-method.ts', import.meta.url), 'utf8');
});

/** What `tsc` counts when it checks a program against the built types. */
async function check(program: string): Promise<Record<keyof typeof limits, number>> {
  const folder = await mkdtemp(join(tmpdir(), 'handinger-types-'));
  await symlink(join(workspace, 'node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await writeFile(join(folder, 'program.ts'), program);
  const compilerOptions = {
    module: 'nodenext',
    target: 'es2022',
    lib: ['es2023', 'dom', 'dom.iterable', 'dom.asynciterable', 'esnext.disposable'],
    types: ['node'],
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    noEmit: true,
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['program.ts'] }));
  const compiler = join(workspace, 'node_modules/typescript/bin/tsc');
  const output = await run(process.execPath, [compiler, '-p', folder, '--extendedDiagnostics'], {
    cwd: folder,
  });
  const count = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)$`, 'm').exec(output)?.[1]);
  return { Types: count('Types'), Instantiations: count('Instantiations') };
}

describe('the cost of checking types', () => {
  test('stays within its limits for a program that uses every method, with a schema of zod', async () => {
    const cost = await check(source);
    console.log(`${cost.Types} types, ${cost.Instantiations} instantiations`);
    expect(cost.Types).toBeGreaterThan(1000);
    expect(cost.Types).toBeLessThan(limits.Types);
    expect(cost.Instantiations).toBeGreaterThan(1000);
    expect(cost.Instantiations).toBeLessThan(limits.Instantiations);
  });

  test('is counted: a type that multiplies exceeds them', async () => {
    const { Types, Instantiations } = await check(`
      type Paths<T, N extends 0[] = []> =
        N['length'] extends 13 ? T : Paths<[T, 'left'], [...N, 0]> | Paths<[T, 'right'], [...N, 0]>;
      export declare const path: Paths<string>;`);
    expect(Types).toBeGreaterThan(limits.Types);
    expect(Instantiations).toBeGreaterThan(limits.Instantiations);
  });

  test('is measured with every method that there is', () => {
    const client = new Handinger({ apiKey: null }) as unknown as Record<string, object>;
    const { workers = {}, tasks = {}, usage = {} } = client;
    const { schedules, webhooks } = workers as Record<string, object>;
    const missing = Object.entries({
      workers,
      tasks,
      usage,
      'workers.schedules': schedules,
      'workers.webhooks': webhooks,
    })
      .flatMap(([path, resource]) => methodsOf(resource).map((name) => `client.${path}.${name}(`))
      .filter((call) => !source.includes(call));
    expect(missing).toEqual([]);
  });
});

function methodsOf(resource: object | undefined): string[] {
  const names: string[] = [];
  for (
    let level = resource;
    level && level !== Object.prototype;
    level = Object.getPrototypeOf(level) as object
  ) {
    names.push(...Object.getOwnPropertyNames(level));
  }
  return [...new Set(names)].filter(
    (name) => name !== 'constructor' && typeof (resource as Record<string, unknown>)[name] === 'function',
  );
}
