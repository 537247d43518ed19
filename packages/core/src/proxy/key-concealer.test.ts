import { expect, test } from 'vitest';
import { KeyConcealer } from './key-concealer.ts';

const encoder = new TextEncoder();

function conceal(secret: string, pieces: Uint8Array[]): string {
  const concealer = new KeyConcealer([secret]);
  const passed = pieces.map((piece) => concealer.pass(piece).slice());
  return new TextDecoder().decode(Buffer.concat([...passed, concealer.end()]));
}

test.each(['hdg_live_4f0c2a9b7d', 'aaaaaaaaaa', 'ababababac', 'k3y+with/regex.chars$^*(', 'ab"cd\\ef'])(
  'no split lets %j through, and nothing else changes',
  (secret) => {
    const escaped = JSON.stringify(secret).slice(1, -1);
    const text = `x${secret.slice(0, 4)}${secret}-${secret}${secret}ü${escaped}${encodeURIComponent(secret)}${secret.slice(0, -1)}`;
    const bytes = encoder.encode(text);
    const whole = conceal(secret, [bytes]);
    expect(whole).not.toContain(secret);
    expect(whole).toHaveLength(text.length);
    for (let first = 0; first <= bytes.length; first += 1) {
      for (let second = first; second <= bytes.length; second += 3) {
        const pieces = [bytes.slice(0, first), bytes.slice(first, second), bytes.slice(second)];
        const passed = conceal(secret, pieces);
        expect(passed).toHaveLength(text.length);
        for (const form of [secret, escaped, encodeURIComponent(secret)]) expect(passed).not.toContain(form);
      }
    }
    expect(
      conceal(
        secret,
        Array.from(bytes, (byte) => Uint8Array.of(byte)),
      ),
    ).not.toContain(secret);
  },
);

test('what holds no secret passes at once and as it is', () => {
  const concealer = new KeyConcealer(['hdg_live_4f0c2a9b7d', '', 'short']);
  const piece = encoder.encode('id: 1\ndata: {"text":"short hdg_"}\n\n');
  expect(concealer.pass(piece)).toEqual(piece);
  expect(concealer.pass(encoder.encode('hdg_li'))).toHaveLength(0);
  expect(new TextDecoder().decode(concealer.end())).toBe('hdg_li');
});
