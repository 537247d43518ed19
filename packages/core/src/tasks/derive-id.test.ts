import { afterEach, expect, test, vi } from 'vitest';
import { deriveId } from './derive-id.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('the same parts give the same id, for good', async () => {
  expect(await deriveId('tsk_', ['order-1', 'wrk_1', undefined])).toBe('tsk_K97B1RRG3F57ZATJS5CRZPADA9');
});

test('other parts, or the same in another order, give another', async () => {
  const ids = await Promise.all([
    deriveId('tsk_', ['a', 'b']),
    deriveId('tsk_', ['b', 'a']),
    deriveId('tsk_', ['ab', '']),
    deriveId('tsk_', ['a', 'b', undefined]),
    deriveId('trn_', ['a', 'b']),
  ]);
  expect(new Set(ids.map((id) => id?.slice(4))).size).toBe(ids.length);
});

test('without Web Crypto there is none', async () => {
  vi.stubGlobal('crypto', { getRandomValues: () => undefined });
  expect(await deriveId('tsk_', ['a'])).toBeUndefined();
});
