import { Webhook } from 'standardwebhooks';
import { afterEach, describe, expect, test, vi } from 'vitest';

import { createDelivery } from './testing/create-delivery.ts';
import { verifyWebhook, type VerifyWebhookOptions } from './verify.ts';

const token = 'whk_3v9pM2xQ7LrT8sVd';
const sentAt = 1_772_438_409_000;

/** `ok`, or the code of the refusal, of a delivery that was sent at `sentAt`. */
async function outcome(options: Omit<VerifyWebhookOptions, 'headers' | 'body' | 'tokens'>): Promise<string> {
  const { headers, body } = await createDelivery({ token, sentAt });
  const verified = verifyWebhook({ headers, body, tokens: token, ...options });
  return verified.then(
    () => 'ok',
    (error: { code: string }) => error.code,
  );
}

describe('the signed time', () => {
  test.each([
    [-301_000, 'too-new'],
    [-300_001, 'too-new'],
    [-300_000, 'ok'],
    [-1, 'ok'],
    [0, 'ok'],
    [999, 'ok'],
    [300_000, 'ok'],
    [300_999, 'ok'],
    [301_000, 'too-old'],
  ])('%i ms later is %s', async (later, expected) => {
    expect(await outcome({ now: sentAt + later })).toBe(expected);
  });

  test.each([
    [0, 0, 'ok'],
    [0, 1000, 'too-old'],
    [0, -1, 'too-new'],
    [10, 10_000, 'ok'],
    [10, 11_000, 'too-old'],
    [0.5, 1000, 'too-old'],
    [Infinity, 1e12, 'ok'],
    [Infinity, -1e12, 'ok'],
    [-1, 0, 'too-old'],
    [Number.NaN, 0, 'too-old'],
  ])('with a tolerance of %d s, %d ms later, is %s', async (tolerance, later, expected) => {
    expect(await outcome({ now: sentAt + later, tolerance })).toBe(expected);
  });

  test('is compared with now in every form', async () => {
    for (const now of [sentAt, new Date(sentAt), () => sentAt, () => new Date(sentAt)]) {
      expect(await outcome({ now })).toBe('ok');
    }
    const later = sentAt + 1e6;
    for (const now of [later, new Date(later), () => later, () => new Date(later), undefined]) {
      expect(await outcome({ now })).toBe('too-old');
    }
    expect(await outcome({ now: new Date(Number.NaN) })).toBe('too-old');
  });

  test('counts only where the signature does', async () => {
    expect(await outcome({ now: 0, signature: 'ignore' })).toBe('ok');
    expect(await outcome({ now: 0, signature: 'when-present' })).toBe('too-new');
    const now = vi.fn<() => number>(() => sentAt);
    const { headers, body } = await createDelivery({ token, sentAt, signed: false });
    await verifyWebhook({ headers, body, tokens: token, now });
    expect(now).not.toHaveBeenCalled();
  });
});

describe('with the tolerance that standardwebhooks has', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  test('the same times are taken and refused', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { headers, body } = await createDelivery({ token, sentAt });
    const theirs = new Webhook(token, { format: 'raw' });
    const sent = Object.fromEntries(new Headers(headers));
    const verdicts: string[] = [];
    for (const edge of [-300_000, 0, 300_000]) {
      for (const step of [-2000, -1001, -1000, -999, -1, 0, 1, 999, 1000, 1001, 2000]) {
        vi.setSystemTime(sentAt + edge + step);
        let expected = 'ok';
        try {
          theirs.verify(body, sent);
        } catch (error) {
          expected = String((error as Error).message)
            .replace('Message timestamp ', '')
            .replace(' ', '-');
        }
        expect(await outcome({})).toBe(expected);
        verdicts.push(expected);
      }
    }
    expect(new Set(verdicts)).toEqual(new Set(['ok', 'too-old', 'too-new']));
  });
});
