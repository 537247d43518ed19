import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

import { expect, test } from 'vitest';

import { run } from './run.ts';

const demo = new URL('../../demo/src/', import.meta.url);

test('the demo does the main job from end to end', async () => {
  const output = stripVTControlCharacters(
    await run(process.execPath, [fileURLToPath(new URL('main.ts', demo))], { cwd: demo }),
  );
  expect(output).toContain('1  Hello, world');
  expect(output).toMatch(/verdict: '\w+'/);
  expect(output).toContain('source: https://example.com/changelog');
  expect(output).toContain('retries honour Retry-After');
  expect(output).toMatch(/"severity": "(low|medium|high)"/);
  expect(output).toMatch(/turn 1 +completed/);
  expect(output).toContain('this one among them: false');
  expect(output).toContain('task.completed, verified by its signature');
  expect(output).toMatch(/wex_\w+, the same on every attempt/);
  expect(output).toMatch(/✓ Done in \d/);
});

test('its Hello, world is the documented one, letter by letter but for the white space', async () => {
  const documented = `import Handinger from '@ramensoft/handinger';
const handinger = new Handinger(); // reads HANDINGER_API_KEY from the env
const worker = await handinger.workers.create({ prompt: 'Verify or debunk scientific claims by searching peer-reviewed databases like PubMed and arXiv. Summarize the consensus and cite the strongest evidence on each side.',});
const result = await handinger.tasks.create({ workerId: worker.id, input: 'Humans only use 10% of their brain.',});
console.log(result.output_text);
console.log(result.structured_output);`;
  const ours = await readFile(new URL('hello-world.ts', demo), 'utf8');
  expect(ours.replaceAll(/\s+/g, '')).toBe(documented.replaceAll(/\s+/g, ''));
});
