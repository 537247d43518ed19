import { appendFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { compareGenerated } from './compare-generated.ts';
import { generate } from './generate.ts';
import { repository, specFile } from './testing/repository.ts';
import { scratchFolder } from './testing/scratch-folder.ts';
import { writeGenerated } from './write-generated.ts';

let files: Map<string, string>;

beforeAll(async () => {
  files = await generate(specFile);
});

async function regenerated(): Promise<string> {
  const root = await scratchFolder();
  await writeGenerated(root, files);
  return root;
}

test('the repository holds exactly what the document gives', async () => {
  expect(await compareGenerated(await regenerated(), repository)).toEqual([]);
});

test('generating twice gives the same text', async () => {
  expect(await generate(specFile)).toEqual(files);
});

describe('a difference is found', () => {
  const path = 'packages/core/src/generated/resources.gen.ts';

  test('in a file that was changed', async () => {
    const edited = await regenerated();
    await appendFile(join(edited, path), '// edited\n');
    expect(await compareGenerated(await regenerated(), edited)).toEqual([{ path, kind: 'different' }]);
  });

  test('in a file that is gone', async () => {
    const without = await regenerated();
    await rm(join(without, path));
    expect(await compareGenerated(await regenerated(), without)).toEqual([{ path, kind: 'missing' }]);
  });

  test.each(['packages/react/src/generated/left-over.gen.ts', 'tools/demo/src/left-over.gen.ts'])(
    'in a new file, %s',
    async (extra) => {
      const more = await regenerated();
      await writeGenerated(more, new Map([[extra, 'export {};\n']]));
      expect(await compareGenerated(await regenerated(), more)).toEqual([{ path: extra, kind: 'extra' }]);
    },
  );
});
