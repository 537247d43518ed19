import { setTimeout as sleep } from 'node:timers/promises';
import { random } from '@handinger/fault-server';
import type { Handinger } from '@ramensoft/handinger';
import { startBench, type Bench } from '../testing/start-bench.ts';
import { startHandinger, type HandingerProgram } from '../testing/start-handinger.ts';
import { judgeSoak, type SoakVerdict } from './judge-soak.ts';
import { letFail } from './weather.ts';

export interface SoakPlan {
  readonly seed: number;
  /** Of three turns each. */
  readonly tasks: number;
  /** How often the server is killed and started again. */
  readonly kills: number;
}

const turnsOfTask = 3;
/** Tasks that are begun at the same time. */
const width = 8;
/** How long the server may take to accept a turn, over all kills; some machines are slow. */
const patienceMs = 600_000;

/** Runs tasks whose deliveries fail at random, on a server that is killed in between, until every delivery is settled. */
export async function runSoak(receiver: string, plan: SoakPlan): Promise<SoakVerdict> {
  const server = await startHandinger(5);
  const over = new AbortController();
  try {
    await using bench = await startBench(server, receiver, { signature: 'required' });
    letFail(bench, plan.seed);
    const [kills] = await Promise.all([
      killNowAndThen(server, bench, plan, over.signal),
      runTasks(bench, plan),
    ]);
    const turns = await finishedTurns(bench, plan);
    const executions = await settledExecutions(bench, turns.length);
    return judgeSoak({
      turns,
      executions,
      attempts: bench.wire.attempts,
      effects: bench.ledger.effects,
      kills,
    });
  } finally {
    over.abort();
    await server.close();
  }
}

const nameOf = ({ seed }: SoakPlan, task: number) => `soak-${seed}-${task}`;

async function runTasks({ client, workerId }: Bench, plan: SoakPlan): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < plan.tasks) {
      const taskId = nameOf(plan, next++);
      for (let turn = 0; turn < turnsOfTask; turn += 1) {
        const params = { taskId, turnId: `trn_${taskId}-${turn}`, input: '[[offline:tokens 2]]' };
        await untilAccepted(() =>
          client.tasks.createAndDetach(turn === 0 ? { workerId, ...params } : params),
        );
      }
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
}

/** The same turn, by its id, as often as it takes: the server may be dead just now. */
async function untilAccepted(create: () => PromiseLike<unknown>): Promise<void> {
  for (const end = Date.now() + patienceMs; ; await sleep(50)) {
    try {
      await create();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

/** Kills the server evenly over the deliveries, a few milliseconds after an attempt came. */
async function killNowAndThen(
  server: HandingerProgram,
  { wire }: Bench,
  plan: SoakPlan,
  over: AbortSignal,
): Promise<number> {
  const next = random(plan.seed);
  for (let kill = 1; kill <= plan.kills; kill += 1) {
    const attempt = Math.round((plan.tasks * turnsOfTask * kill) / (plan.kills + 1));
    while (wire.attempts.length < attempt) await sleep(2, undefined, { signal: over });
    await sleep(20 * next());
    await server.kill();
    await server.restart();
  }
  return plan.kills;
}

async function finishedTurns({ client }: Bench, plan: SoakPlan): Promise<Handinger.Turn[]> {
  const all: Handinger.Turn[] = [];
  for (let task = 0; task < plan.tasks; task += 1) {
    await client.tasks.wait(nameOf(plan, task));
    all.push(...(await client.tasks.retrieve(nameOf(plan, task))).turns);
  }
  return all;
}

/** Every execution, the oldest first, when each of so many deliveries has one that succeeded, or five. */
async function settledExecutions(bench: Bench, deliveries: number): Promise<Handinger.WebhookExecution[]> {
  let seen = -1;
  let quietSince = Date.now();
  for (;;) {
    const executions = await allExecutions(bench);
    const settled = [...Map.groupBy(executions, ({ deliveryId }) => deliveryId).values()].filter(
      (tried) => tried.length >= 5 || tried.some(({ requestStatus }) => requestStatus === 'success'),
    );
    if (settled.length === deliveries && executions.every(({ requestStatus }) => requestStatus !== null))
      return executions;
    if (executions.length !== seen) quietSince = Date.now();
    // The longest wait between attempts is under a second here. What is silent for longer is lost: the verdict shows it.
    if (Date.now() - quietSince > 20_000) return executions;
    seen = executions.length;
    await sleep(500);
  }
}

async function allExecutions({ client, workerId }: Bench): Promise<Handinger.WebhookExecution[]> {
  const all: Handinger.WebhookExecution[] = [];
  for (let page = 1; ; page += 1) {
    const { logs, pageCount } = await client.workers.webhooks.listExecutions(workerId, { page });
    all.push(...logs);
    if (page >= pageCount) return all.toReversed();
  }
}
