import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');

test('it shows every subpath, and none that is not there', async () => {
  const path = new URL('../package.json', import.meta.url);
  const { exports } = JSON.parse(await readFile(path, 'utf8')) as { exports: Record<string, unknown> };
  const subpaths = Object.keys(exports).filter((name) => name !== '.' && name !== './package.json');
  const shown = [...readme.matchAll(/@ramensoft\/handinger-webhooks\/(\w+)|^\| `\/(\w+)` /gm)];
  expect(new Set(shown.map(([, imported, listed]) => `./${imported ?? listed}`))).toEqual(new Set(subpaths));
});

test('every link within the page leads to a heading', () => {
  const headings = [...readme.matchAll(/^#+ (.*)$/gm)].map(([, text = '']) =>
    text
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  );
  for (const [, anchor] of readme.matchAll(/\]\(#([^)]*)\)/g)) expect(headings).toContain(anchor);
});
