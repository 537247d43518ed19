import { readFileSync } from 'node:fs';
import type { SseVector } from './sse-vector.ts';

export { bytesOf } from './bytes-of.ts';
export type { SseVector, VectorEvent } from './sse-vector.ts';

/** The file that clients in other languages read, too. */
export const vectorsFile = new URL('../sse-vectors.json', import.meta.url);

export function readVectors(): SseVector[] {
  return JSON.parse(readFileSync(vectorsFile, 'utf8')) as SseVector[];
}
