import { afterAll, beforeAll, expect, test } from 'vitest';
import { judge, type Problem } from './judge.ts';
import { runOnce, type Outcome } from './run-once.ts';
import { startTestbed, type Testbed } from './testbed.ts';

/** That the proof can fail: clients, and stories of clients, that are wrong on purpose. */
let testbed: Testbed;
beforeAll(async () => void (testbed = await startTestbed()));
afterAll(() => testbed[Symbol.asyncDispose]());

const run = {
  entry: 'create',
  fault: 'reset after-forwarding',
  stripped: 'key and turn id',
  seed: 5,
} as const;
const calm = { entry: 'create', fault: 'none', stripped: 'nothing', seed: 5 } as const;

const kindsOf = async (outcome: Outcome): Promise<Problem['kind'][]> =>
  (await judge(testbed, outcome)).problems.map(({ kind }) => kind);

/** What most clients do: sends again when the connection broke. */
const resendingFetch: typeof fetch = (input, init) => fetch(input, init).catch(() => fetch(input, init));

test('a client that sends again runs the turn twice', async () => {
  expect(await kindsOf(await runOnce(testbed, run, { fetch: resendingFetch }))).toContain('twice');
});

test('the client as it is does not', async () => {
  expect(await kindsOf(await runOnce(testbed, run))).toEqual([]);
});

test('a client that does not look is told of as losing the turn', async () => {
  const outcome = await runOnce(testbed, run, { maxReconnects: 0 });
  expect(outcome.error).toBeDefined();
  expect(await kindsOf(outcome)).toContain('lost');
});

test('a result that is not what is stored', async () => {
  const outcome = await runOnce(testbed, calm);
  const worker = { ...outcome.result?.worker, output_text: 'Something else.' };
  expect(await kindsOf({ ...outcome, result: { worker } })).toEqual(['wrong result']);
  expect(await kindsOf({ ...outcome, result: { ...outcome.result!, text: 'short' } })).toEqual([
    'wrong result',
  ]);
});

test('an error that says the wrong thing, or too little', async () => {
  const outcome = await runOnce(testbed, run, { maxReconnects: 0 });
  const { error, weather } = outcome;
  Object.assign(error as object, { safeToRetry: true });
  const blind = { ...weather, isBlind: true };
  expect(await kindsOf({ ...outcome, weather: blind })).toEqual(['wrong safeToRetry']);
  Object.assign(error as object, { safeToRetry: false, attempts: [], taskId: 'tsk_other' });
  expect(await kindsOf({ ...outcome, weather: blind })).toEqual(['bare error', 'bare error']);
  expect(await kindsOf({ ...outcome, weather: blind, error: new Error('x') })).toEqual(['bare error']);
});
