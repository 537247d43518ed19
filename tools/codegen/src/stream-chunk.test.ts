import { expect, test } from 'vitest';
import { repository } from './testing/repository.ts';
import { scratchFolder } from './testing/scratch-folder.ts';
import { typeCheck } from './testing/type-check.ts';

const program = `
import type { StreamChunk, Worker } from '${repository}packages/core/src/generated/types.gen.ts';

export function read(chunk: StreamChunk): string | Worker {
  switch (chunk.type) {
    case 'text-delta': return chunk.delta;
    case 'data-task': return chunk.data.turnId;
    case 'data-worker': return chunk.data;
    case 'error': return chunk.errorText;
    // @ts-expect-error: a finish has no text
    case 'finish': return chunk.delta;
    default: return chunk.type;
  }
}
`;

test('a chunk narrows by its type', async () => {
  expect(await typeCheck(await scratchFolder(), { 'read.ts': program })).toEqual({});
});
