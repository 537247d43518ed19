import { expect, test } from 'vitest';

import { inSchemaThread } from './in-schema-thread.ts';

const backtracking = { type: 'object', properties: { name: { type: 'string', pattern: '^(a+)+$' } } };
const value = { name: `${'a'.repeat(60)}!` };

test('a schema that takes forever fails, blocks nobody meanwhile, and leaves nothing behind', async () => {
  let turns = 0;
  const ticking = setInterval(() => (turns += 1), 10);
  const hostile = inSchemaThread({ kind: 'check', schema: backtracking, value });
  const next = inSchemaThread({ kind: 'check', schema: backtracking, value: { name: 'aaa' } });
  await expect(hostile).rejects.toThrow('takes more than 5 seconds or 256 MB');
  clearInterval(ticking);
  expect(turns).toBeGreaterThan(10);
  expect(await next).toBeNull();
});

test.each([
  ['a pattern', { type: 'string', pattern: '^a{1000000000}$' }],
  ['an array', { type: 'array', minItems: 10_000, items: { type: 'string', minLength: 100_000 } }],
])('%s that is larger than the memory fails', async (_what, schema) => {
  const material = { text: '', urls: [], emails: [], numbers: [], dates: [], fields: new Map() };
  const job = {
    kind: 'generate',
    schema: { type: 'object', properties: { a: schema }, required: ['a'] },
    material,
  } as const;
  await expect(inSchemaThread(job)).rejects.toThrow(/takes more than|can't be worked with/);
});

test('says why something is no schema', async () => {
  expect(await inSchemaThread({ kind: 'compile', schema: { type: 'thing' } })).toContain('type');
});
