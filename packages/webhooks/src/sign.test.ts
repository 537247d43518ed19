import { createHmac, randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';

import { sign } from './sign.ts';

afterEach(() => vi.restoreAllMocks());

describe('a signature', () => {
  test.each([
    ['whk_3v9pM2xQ7LrT8sVd', 'wex_1.1772438409.{"id":"wex_1"}'],
    ['whk_ü猫🐕', 'naïve 🐕 \uFEFF \uFFFD'],
    ['x'.repeat(200), ''],
  ])("is that of Node's own HMAC with %s", async (token, text) => {
    const code = createHmac('sha256', token).update(text).digest('base64');
    expect(await sign(token, text)).toBe(`v1,${code}`);
  });

  test('of each token is its own, also at once', async () => {
    const tokens = Array.from({ length: 300 }, () => randomUUID());
    const both = await Promise.all([...tokens, ...tokens].map((token) => sign(token, 'text')));
    const expected = tokens.map(
      (token) => `v1,${createHmac('sha256', token).update('text').digest('base64')}`,
    );
    expect(both).toEqual([...expected, ...expected]);
  });
});

describe('a key', () => {
  test('is imported once', async () => {
    const imports = vi.spyOn(crypto.subtle, 'importKey');
    const token = randomUUID();
    for (const text of ['a', 'b', 'c']) await sign(token, text);
    expect(imports).toHaveBeenCalledTimes(1);
    expect(imports.mock.calls[0]?.[3]).toBe(false);
  });

  test('is not kept for ever', async () => {
    const token = randomUUID();
    await sign(token, 'a');
    for (let other = 0; other < 100; other += 1) await sign(randomUUID(), 'a');
    const imports = vi.spyOn(crypto.subtle, 'importKey');
    await sign(token, 'a');
    expect(imports).toHaveBeenCalledTimes(1);
  });
});
