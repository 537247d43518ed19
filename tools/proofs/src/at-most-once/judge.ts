import { isDeepStrictEqual } from 'node:util';
import { Handinger } from '@ramensoft/handinger';
import type { Outcome } from './run-once.ts';
import type { Testbed } from './testbed.ts';

/** What can be wrong with a run, as the proof counts it. */
export const kinds = ['twice', 'lost', 'wrong safeToRetry', 'wrong result', 'bare error'] as const;

export interface Problem {
  readonly kind: (typeof kinds)[number];
  readonly detail: string;
}

export interface Verdict {
  /** That the call started; more than one is what must never be. */
  readonly turns: number;
  readonly problems: readonly Problem[];
}

/** Compares what the caller was told with what is stored on the server. */
export async function judge(testbed: Testbed, outcome: Outcome): Promise<Verdict> {
  const { result, error, turnsBefore } = outcome;
  const taskId = outcome.taskId ?? (error as { taskId?: string } | undefined)?.taskId;
  const turns = (taskId === undefined ? 0 : await countTurns(testbed, taskId)) - turnsBefore;
  const problems: Problem[] = [];
  const add: Add = (kind, detail) => problems.push({ kind, detail });
  if (turns > 1) add('twice', `${turns} turns`);
  if (result !== undefined) {
    if (turns === 1 && result.worker === undefined && outcome.weather.isBlind) return { turns, problems };
    if (turns !== 1) add('wrong result', `a result of ${turns} turns`);
    else for (const detail of await compare(testbed, outcome, String(taskId))) add('wrong result', detail);
  } else judgeError(outcome, turns, add);
  return { turns, problems };
}

type Add = (kind: Problem['kind'], detail: string) => void;

function judgeError({ error, taskId, weather }: Outcome, turns: number, add: Add): void {
  if (!(error instanceof Handinger.HandingerError)) {
    add('bare error', String(error));
    return;
  }
  const { safeToRetry, attempts } = error;
  const story = `${error.name} ${error.code}: ${error.message}`;
  if (typeof error.taskId !== 'string' || (taskId !== undefined && error.taskId !== taskId)) {
    add('bare error', `taskId ${error.taskId} instead of ${taskId}: ${story}`);
  }
  if (attempts.length === 0) add('bare error', `no attempts: ${story}`);
  const mayBeUnknown = weather.isBlind || error.code === 'task_outcome_unknown';
  const isRight = safeToRetry === (turns === 0) || (safeToRetry === false && mayBeUnknown);
  if (!isRight) add('wrong safeToRetry', `${safeToRetry} with ${turns} turns: ${story}`);
  // Where the server can be asked, a turn that exists is found, and its result given.
  if (turns > 0 && !weather.isBlind && !weather.isEndless) add('lost', story);
  // One fault is nothing that two retries could not get over.
  if (
    weather.times === 1 &&
    !weather.isBlind &&
    !weather.isEndless &&
    weather.refusedMs < 1000 &&
    !isHuge(error)
  ) {
    add('lost', `after a single fault: ${story}`);
  }
}

/** A server that asks for a day of patience is not waited for. */
function isHuge(error: unknown): boolean {
  const after = (error as { headers?: Headers }).headers?.get('retry-after') ?? '';
  return Number(after) > 60 || Date.parse(after) > Date.now() + 60_000;
}

async function compare({ truth, workerId }: Testbed, { result }: Outcome, taskId: string): Promise<string[]> {
  const stored = await truth.workers.retrieve(workerId, { taskId });
  const { worker, text } = result ?? {};
  const different: string[] = [];
  if (!isDeepStrictEqual(JSON.parse(JSON.stringify(worker)), JSON.parse(JSON.stringify(stored)))) {
    different.push(`${JSON.stringify(worker)} instead of ${JSON.stringify(stored)}`);
  }
  if (text !== undefined && stored.status === 'completed' && text !== stored.output_text) {
    different.push(`the text ${JSON.stringify(text)} instead of ${JSON.stringify(stored.output_text)}`);
  }
  return different;
}

async function countTurns({ truth }: Testbed, taskId: string): Promise<number> {
  try {
    return (await truth.tasks.listTurns(taskId)).items.length;
  } catch (error) {
    if (error instanceof Handinger.NotFoundError) return 0;
    throw error;
  }
}
