import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { operations } from '../generated/operations.gen.ts';
import { queryParameters } from './query-parameters.ts';

test('are those of the generated types, of every operation', () => {
  const source = readFileSync(new URL('../generated/types.gen.ts', import.meta.url), 'utf8');
  const generated: Record<string, string[]> = {};
  for (const [, name = '', body = ''] of source.matchAll(/^export type (\w+)Data = \{\n(.*?)^\};/gms)) {
    const [, query] = /^ {2}query\?: \{\n(.*?)^ {2}\};/ms.exec(body) ?? [];
    if (!query) continue;
    const id = Object.keys(operations).find(
      (one) => one.replaceAll('.', '').toLowerCase() === name.toLowerCase(),
    );
    generated[id ?? name] = [...query.matchAll(/^ {4}(\w+)\??:/gm)].map(([, parameter = '']) => parameter);
  }
  const sorted = (table: Record<string, readonly string[]>) =>
    Object.fromEntries(Object.entries(table).map(([id, names]) => [id, names.toSorted()]));
  expect(Object.keys(generated).length).toBeGreaterThan(3);
  expect(sorted(queryParameters)).toEqual(sorted(generated));
});
