import type { Worker } from '../generated/types.gen.ts';
import type { OutputSchema } from './output-schema.ts';
import { readOutput } from './read-output.ts';

/** The state of a worker, its structured output being what a schema makes of it. */
export interface WorkerWithOutput<TOutput> extends Omit<Worker, 'structured_output'> {
  /** Validated, with the schema's defaults and transforms applied. */
  structured_output: TOutput;
}

/**
 * The state with its output validated. Without a schema, and where the answer is no such state, it is given back as it is.
 *
 * @throws {OutputError}
 */
export async function withOutput<T>(answer: T, schema: OutputSchema | undefined): Promise<T> {
  const worker = answer as Partial<Worker> | null | undefined;
  if (!schema || worker?.object !== 'worker') return answer;
  return { ...answer, structured_output: await readOutput(worker as Worker, schema) };
}
