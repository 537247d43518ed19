import { setTimeout as sleep } from 'node:timers/promises';
import { startFaultServer, type FaultServer } from '@handinger/fault-server';
import type { ClientOptions } from '@ramensoft/handinger';
import { connect, upstreamOf } from './connect.ts';
import { entryPoints, type Result, type TurnParams } from './entry-points.ts';
import { nameOf, type Run } from './run.ts';
import type { Testbed } from './testbed.ts';
import { weatherOf, type Weather } from './weather.ts';

/** What came of a run, for the caller and on the server. */
export interface Outcome {
  readonly run: Run;
  readonly weather: Weather;
  readonly result: Result | undefined;
  readonly error: unknown;
  /** The task that the client asked for; undefined when no request was ever read. */
  readonly taskId: string | undefined;
  /** Turns of the task before the call. */
  readonly turnsBefore: number;
  /** How long the caller waited. */
  readonly durationMs: number;
}

/** Longer than any run may take, in milliseconds. */
const patience = 120_000;

/** @param clientOptions for clients that are broken on purpose */
export async function runOnce(
  testbed: Testbed,
  run: Run,
  clientOptions: ClientOptions = {},
): Promise<Outcome> {
  const entry = entryPoints[run.entry];
  if (entry === undefined) throw new Error(`No entry point is called ${run.entry}.`);
  const weather = weatherOf(run);
  const params = await paramsFor(testbed, run, entry.isFollowUp);
  await using server = await startFaultServer({
    upstream: upstreamOf(entry, testbed),
    seed: run.seed,
    ...weather,
  });
  if (weather.refusedMs > 0) await server.refuse();
  const accepts = setTimeout(() => void server.accept(), weather.refusedMs);
  const client = connect(entry, testbed, server, { ...optionsFor(weather), ...clientOptions });
  const began = performance.now();
  let result: Result | undefined;
  let error: unknown;
  try {
    const options = weather.isEndless && entry.isStream ? { deadline: 8000 } : {};
    result = await Promise.race([
      entry.start(client, params, options),
      sleep(patience, undefined, { ref: false }).then(() => Promise.reject(new Error('It hangs.'))),
    ]);
  } catch (thrown) {
    error = thrown;
  }
  const durationMs = performance.now() - began;
  clearTimeout(accepts);
  await settle(server);
  const taskId = params.taskId ?? sentTaskId(server);
  return { run, weather, result, error, taskId, turnsBefore: entry.isFollowUp ? 1 : 0, durationMs };
}

async function paramsFor({ truth, workerId }: Testbed, run: Run, isFollowUp: boolean): Promise<TurnParams> {
  const input = `${nameOf(run)} 🐕 ${weatherOf(run).directive}`;
  if (!isFollowUp) return { workerId, input };
  const first = await truth.tasks.create({ workerId, input: 'The first turn.' });
  return { workerId, input, taskId: String(first.metadata['taskId']) };
}

function optionsFor({ stalls }: Weather): Parameters<typeof connect>[3] {
  return {
    logLevel: 'off',
    maxRetries: 2,
    maxReconnects: 3,
    idleTimeout: stalls ? 2000 : 30_000,
    ...(stalls && { impatience: 2000 }),
  };
}

/** Until everything that was forwarded has been answered, and what is forwarded late has been. */
async function settle({ ledger }: FaultServer): Promise<void> {
  const isUnderWay = () =>
    ledger.some(({ fault, forwarded, isUpstreamDone, error, end }) => {
      if (error !== undefined || end === 'left') return false;
      if (forwarded === 'nothing') return fault === 'reset, and forwarded late';
      return forwarded === 'all' && !isUpstreamDone;
    });
  for (let waited = 0; waited < 10_000 && isUnderWay(); waited += 50) await sleep(50);
}

function sentTaskId({ ledger }: FaultServer): string | undefined {
  for (const { method, body } of ledger) {
    const found = method === 'POST' ? /"taskId":"(tsk_\w+)"/.exec(body.toString()) : undefined;
    if (found?.[1] !== undefined) return found[1];
  }
  return undefined;
}
