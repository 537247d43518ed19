import { parentPort } from 'node:worker_threads';

import { compileOutputSchema } from '../compile-output-schema.ts';
import { generateFromSchema } from './generate-from-schema.ts';
import type { SchemaJob, SchemaJobAnswer } from './schema-job.ts';
import { UnsatisfiableSchemaError } from './unsatisfiable-schema-error.ts';
import { violateSchema } from './violate-schema.ts';

// The thread that `in-schema-thread.ts` starts: it answers each job with one message.
parentPort?.on('message', (job: SchemaJob) => {
  parentPort?.postMessage(answer(job), []);
});

function answer(job: SchemaJob): SchemaJobAnswer {
  try {
    return { result: perform(job) };
  } catch (error) {
    if (error instanceof UnsatisfiableSchemaError) return { failure: error.message };
    const message = error instanceof Error ? error.message : String(error);
    return { failure: `The outputSchema can't be worked with: ${message}.` };
  }
}

function perform(job: SchemaJob): string | null {
  switch (job.kind) {
    case 'compile':
      return faultOf(job.schema);
    case 'check':
      return compileOutputSchema(job.schema)(job.value);
    case 'generate':
      return JSON.stringify(generateFromSchema(job.schema, job.material), null, 1);
    case 'violate':
      return JSON.stringify(violateSchema(job.schema), null, 1);
  }
}

function faultOf(schema: Record<string, unknown>): string | null {
  try {
    compileOutputSchema(schema);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
