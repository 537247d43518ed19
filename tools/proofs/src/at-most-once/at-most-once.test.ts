import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inParallel } from '../in-parallel.ts';
import { entryPoints } from './entry-points.ts';
import { judge, kinds, type Problem, type Verdict } from './judge.ts';
import { printMatrix, writeMatrix } from './matrix.ts';
import { nameOf, type Run } from './run.ts';
import { runOnce, type Outcome } from './run-once.ts';
import { startTestbed, type Testbed } from './testbed.ts';
import { faultNames, isLie, weatherOf } from './weather.ts';

/** Only the runs whose names hold these words; and another set of seeds. A failure prints the names. */
const { HANDINGER_PROOF_ONLY = '', HANDINGER_PROOF_SEED = '1' } = process.env;

function allRuns(): Run[] {
  const runs: Run[] = [];
  for (const [entry, { isStream }] of Object.entries(entryPoints)) {
    for (const fault of faultNames(isStream)) {
      for (const stripped of ['nothing', 'key', 'key and turn id'] as const) {
        // Where nothing is left to tell a request by, nobody can see through a lie, or know what arrives when it was given up.
        const isUnknowable = isLie(fault) || fault === 'reset, and forwarded late';
        if (isUnknowable && stripped === 'key and turn id') continue;
        runs.push({ entry, fault, stripped, seed: Number(HANDINGER_PROOF_SEED) * 100_003 + runs.length });
      }
    }
  }
  return runs.filter((run) => nameOf(run).includes(HANDINGER_PROOF_ONLY));
}

let testbed: Testbed;
beforeAll(async () => void (testbed = await startTestbed()));
afterAll(() => testbed[Symbol.asyncDispose]());

test('whatever happens to the connection, a call runs its turn at most once, and says truly what became of it', async () => {
  const runs = allRuns();
  // Those that stall only wait.
  const [waiting = [], working = []] = [true, false].map((stalls) =>
    runs.filter((run) => weatherOf(run).stalls === stalls),
  );
  const run = (one: Run) => runOnce(testbed, one);
  const outcomes = (await Promise.all([inParallel(waiting, 40, run), inParallel(working, 20, run)])).flat();
  // Judged when all is quiet: what arrives late counts, too.
  await sleep(2000);
  const judged = await inParallel(outcomes, 4, async (outcome) => ({
    outcome,
    verdict: await judge(testbed, outcome),
  }));
  const problems: Problem[] = judged.flatMap(({ outcome, verdict }) =>
    verdict.problems.map(({ kind, detail }) => ({ kind, detail: `${nameOf(outcome.run)}: ${detail}` })),
  );
  problems.push(...(await turnsOfNobody(judged)));
  const count = (kind: Problem['kind']) =>
    `${problems.filter((problem) => problem.kind === kind).length} ${kind}`;
  writeMatrix(judged);
  console.log(`at most once: ${runs.length} runs, ${kinds.map(count).join(', ')}\n${printMatrix(judged)}`);
  expect(problems.map(({ kind, detail }) => `${kind}: ${detail.slice(0, 1500)}`)).toEqual([]);
  expect(runs.length).toBeGreaterThanOrEqual(HANDINGER_PROOF_ONLY === '' ? 1000 : 1);
});

/** Turns that are stored, and that no run knows of. */
async function turnsOfNobody(judged: readonly { outcome: Outcome; verdict: Verdict }[]): Promise<Problem[]> {
  const known = judged.reduce((sum, { outcome, verdict }) => sum + outcome.turnsBefore + verdict.turns, 0);
  let stored = 0;
  for await (const task of testbed.truth.tasks.list({ workerId: testbed.workerId }))
    stored += task.totals.turnCount;
  return stored === known ? [] : [{ kind: 'twice', detail: `${stored} turns are stored, ${known} known` }];
}
