import { describe, expect, test } from 'vitest';
import { Utf8Decoder } from './utf8-decoder.ts';

function ours(pieces: readonly Uint8Array[]): string {
  const decoder = new Utf8Decoder();
  return pieces.map((piece) => decoder.decode(piece)).join('');
}

function oracle(pieces: readonly Uint8Array[]): string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return pieces.map((piece) => decoder.decode(piece, { stream: true })).join('');
}

describe('Utf8Decoder', () => {
  test('gives what TextDecoder gives, however the bytes are split', () => {
    const bytes = new TextEncoder().encode('\uFEFFa é € 🐕 \uFEFF 👩‍👩‍👧 \u0000 ÿ \uFFFD z');
    for (let first = 0; first <= bytes.length; first += 1) {
      for (let second = first; second <= bytes.length; second += 1) {
        const pieces = [bytes.subarray(0, first), bytes.subarray(first, second), bytes.subarray(second)];
        expect(ours(pieces)).toBe(oracle(pieces));
      }
    }
    expect(ours(Array.from(bytes, (byte) => Uint8Array.of(byte)))).toBe(
      new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
    );
  });

  test('also for bytes that are no text', () => {
    let seed = 5;
    const random = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    const telling = [
      0x41, 0x80, 0xbf, 0xc1, 0xc2, 0xdf, 0xe0, 0xa0, 0xed, 0xef, 0xbb, 0xf0, 0x90, 0xf4, 0x8f, 0xf5, 0xff,
    ];
    for (let round = 0; round < 5000; round += 1) {
      const bytes = Uint8Array.from({ length: random(14) }, () => telling[random(telling.length)] ?? 0);
      const pieces: Uint8Array[] = [];
      for (let at = 0; at < bytes.length;) {
        const end = at + 1 + random(4);
        pieces.push(bytes.subarray(at, end));
        at = end;
      }
      // What is held back at the end is told when more comes: a plain letter.
      pieces.push(Uint8Array.of(0x5a));
      expect(ours(pieces), `${[...bytes].join(' ')}`).toBe(oracle(pieces));
    }
  });
});
