import { corpus } from './corpus.ts';
import { makeVector } from './make-vector.ts';

/** The text of the file of vectors: one vector a line, so that a change shows as the lines that it changes. */
export function makeVectors(): string {
  const lines = Object.entries(corpus()).map(([name, stream]) => JSON.stringify(makeVector(name, stream)));
  return `[\n${lines.join(',\n')}\n]\n`;
}
