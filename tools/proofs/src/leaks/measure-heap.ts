/** In a process of its own, with `--expose-gc`: what is left of ten thousand streams. Prints JSON. */
import { Handinger } from '@ramensoft/handinger';
import { fetchOfOneTurn } from './fetch-of-one-turn.ts';

const streams = 10_000;
const { signal } = new AbortController();
const client = new Handinger({ apiKey: 'hdg_test_0123456789', fetch: fetchOfOneTurn, logLevel: 'off' });

/** Read to the end, left in the middle, asked for the result, by turns. */
async function use(index: number): Promise<void> {
  const stream = await client.tasks.stream({ input: 'x' }, { signal });
  if (index % 3 === 0) await stream.finalText();
  else for await (const { type } of stream) if (index % 3 === 1 && type === 'text-delta') break;
}

async function heapAfter(count: number): Promise<number> {
  for (let index = 0; index < count; index += 1) await use(index);
  // Bodies that were cancelled end in later turns of the event loop.
  for (let round = 0; round < 5; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    globalThis.gc?.();
  }
  return process.memoryUsage().heapUsed;
}

await heapAfter(3000);
const before = await heapAfter(0);
const after = await heapAfter(streams);
console.log(JSON.stringify({ streams, before, after }));
