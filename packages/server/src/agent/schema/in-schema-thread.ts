import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

import { assets } from '../../assets.ts';
import { TurnFailure } from '../turn-failure.ts';
import type { SchemaJob, SchemaJobAnswer } from './schema-job.ts';

/** How long one job may take. The slowest schemas that people write take a tenth of it. */
const limitMs = 5_000;
const maxMegabytes = 256;

let thread: Worker | undefined;
let last: Promise<unknown> = Promise.resolve();

/**
 * Does a job with a caller's schema outside of the server's own thread. A small schema can ask for more time and memory than there is (a
 * pattern that backtracks for hours, a string of a gigabyte), and only a thread can be stopped in the middle of that. Jobs run one after
 * the other.
 *
 * @throws {TurnFailure} When the job fails, or takes more than 5 seconds or 256 MB.
 */
export async function inSchemaThread(job: SchemaJob): Promise<string | null> {
  const asked = last.then(() => ask(job));
  last = asked;
  const answer = await asked;
  if ('failure' in answer) {
    throw new TurnFailure(answer.failure);
  }
  return answer.result;
}

async function ask(job: SchemaJob): Promise<SchemaJobAnswer> {
  const worker = (thread ??= start());
  worker.ref();
  try {
    worker.postMessage(job, []);
    const [answer] = await once(worker, 'message', { signal: AbortSignal.timeout(limitMs) });
    return answer as SchemaJobAnswer;
  } catch {
    await worker.terminate();
    return {
      failure: `The outputSchema takes more than ${limitMs / 1000} seconds or ${maxMegabytes} MB to work with. Make it simpler.`,
    };
  } finally {
    // A thread at rest keeps no process alive.
    worker.unref();
  }
}

function start(): Worker {
  const worker = new Worker(assets.schemaThread, {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: maxMegabytes },
  });
  // Whoever asked gets the error; without a listener it would end the process.
  worker.on('error', () => {});
  worker.once('exit', () => {
    if (thread === worker) thread = undefined;
  });
  return worker;
}
