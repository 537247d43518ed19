import { fileURLToPath } from 'node:url';
import { describeDeliveryStore } from '@ramensoft/handinger-webhooks/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleWorker } from './bundle-worker.ts';
import { startWorker, type RunningWorker } from './start-worker.ts';

let worker: RunningWorker;
beforeAll(async () => {
  const entry = fileURLToPath(new URL('store-worker.ts', import.meta.url));
  worker = await startWorker(await bundleWorker(entry, { conditions: ['@ramensoft/source'] }));
});
afterAll(() => worker?.close());

const names: string[] = [];
describeDeliveryStore(
  () => {
    throw new Error('The store is in the Worker.');
  },
  (name) => names.push(name),
);

test.each(names)('%s', async (name) => {
  const answer = await fetch(worker.origin, { method: 'POST', body: name });
  expect(await answer.text()).toBe('passed');
});
