import { writeFileSync } from 'node:fs';
import { makeVectors } from './make-vectors.ts';
import { readVectors, vectorsFile } from './sse-vectors.ts';

writeFileSync(vectorsFile, makeVectors());
console.log(`${readVectors().length} vectors`);
