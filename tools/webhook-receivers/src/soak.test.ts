import { afterAll, beforeAll, expect, test } from 'vitest';
import { runSoak } from './soak/run-soak.ts';
import type { Mount } from './testing/mount.ts';
import { startNodeApp } from './testing/start-node-app.ts';

/** More tasks, other seeds: `HANDINGER_SOAK_TASKS=3500 HANDINGER_SOAK_SEED=7 npm test -- soak`. */
const { HANDINGER_SOAK_TASKS = '40', HANDINGER_SOAK_SEED = '1', HANDINGER_SOAK_KILLS = '3' } = process.env;

let mount: Mount;
beforeAll(async () => void (mount = await startNodeApp('node:http')));
afterAll(() => mount?.close());

test(
  'of many deliveries that fail at random, none is lost, none is handled twice, and each task keeps its order',
  { timeout: 3_600_000 },
  async () => {
    const plan = {
      seed: Number(HANDINGER_SOAK_SEED),
      tasks: Number(HANDINGER_SOAK_TASKS),
      kills: Number(HANDINGER_SOAK_KILLS),
    };
    const { problems, counts } = await runSoak(mount.url, plan);
    console.log(`soak of seed ${plan.seed}: ${JSON.stringify(counts)}`);
    expect(problems).toEqual([]);
    expect(counts.turns).toBe(3 * plan.tasks);
    expect(counts.kills).toBe(plan.kills);
  },
);
