import type { TaskChunk } from './task-chunk.ts';

/** Values made from chunks; chunks of which nothing is made are passed over. */
export function mapChunks<T>(
  chunks: AsyncIterable<TaskChunk>,
  createPick: () => (chunk: TaskChunk) => { readonly value: T } | undefined,
): AsyncIterable<T> {
  return {
    [Symbol.asyncIterator]() {
      const iterator = chunks[Symbol.asyncIterator]();
      const pick = createPick();
      return {
        async next() {
          for (;;) {
            const { value, done } = await iterator.next();
            if (done) return { value: undefined, done };
            const picked = pick(value);
            if (picked) return { value: picked.value, done: false };
          }
        },
        async return() {
          await iterator.return?.();
          return { value: undefined, done: true };
        },
      };
    },
  };
}
