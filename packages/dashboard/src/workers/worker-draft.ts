import type { CreateWorker, UpdateWorker, WorkerTemplate } from '@ramensoft/handinger';
import { draftOf, hasErrors, type SchemaDraft, schemaOf } from './schema/schema-draft.ts';

/** What a worker is, while a form edits it. */
export interface WorkerDraft {
  readonly title: string;
  readonly summary: string;
  readonly instructions: string;
  readonly schema: SchemaDraft;
}

/** The texts of a draft. */
export type WorkerText = 'title' | 'summary' | 'instructions';

/** How many characters each text may have. Source: CreateWorker, UpdateWorker. */
export const textLimits = { title: 200, summary: 80, instructions: 20_000, prompt: 10_000 } as const;

export const emptyDraft: WorkerDraft = { title: '', summary: '', instructions: '', schema: draftOf(null) };

/** The draft of a worker as it is on the server. */
export function draftOfWorker(worker: WorkerTemplate): WorkerDraft {
  const { title, summary, instructions, outputSchema } = worker;
  return { title, summary, instructions, schema: draftOf(outputSchema) };
}

/** Says why a text can't be sent; undefined where it can. */
export function findTextError(text: string, field: keyof typeof textLimits): string | undefined {
  const limit = textLimits[field];
  return text.length > limit
    ? `At most ${limit.toLocaleString()} characters; these are ${text.length.toLocaleString()}.`
    : undefined;
}

/** Whether everything in the draft can be sent. */
export function isDraftValid(draft: WorkerDraft): boolean {
  const texts: WorkerText[] = ['title', 'summary', 'instructions'];
  return texts.every((field) => findTextError(draft[field], field) === undefined) && !hasErrors(draft.schema);
}

/** Whether a form shows something else than the worker is. */
export function isDraftChanged(worker: WorkerTemplate, draft: WorkerDraft): boolean {
  const texts: WorkerText[] = ['title', 'summary', 'instructions'];
  const before = draftOf(worker.outputSchema);
  return (
    texts.some((field) => draft[field] !== worker[field]) ||
    draft.schema.enabled !== before.enabled ||
    (draft.schema.enabled && draft.schema.text !== before.text)
  );
}

/** What a valid draft changes on the worker, to be sent. */
export function changesOf(worker: WorkerTemplate, draft: WorkerDraft): UpdateWorker {
  const outputSchema = schemaOf(draft.schema);
  return {
    ...(draft.title === worker.title ? {} : { title: draft.title }),
    ...(draft.summary === worker.summary ? {} : { summary: draft.summary }),
    ...(draft.instructions === worker.instructions ? {} : { instructions: draft.instructions }),
    ...(JSON.stringify(outputSchema) === JSON.stringify(worker.outputSchema) ? {} : { outputSchema }),
  };
}

/** A valid draft as a new worker, to be sent. What is empty is left out, for the server to fill in. */
export function newWorkerOf(draft: WorkerDraft): CreateWorker {
  const outputSchema = schemaOf(draft.schema);
  return {
    instructions: draft.instructions,
    ...(draft.title.trim() === '' ? {} : { title: draft.title }),
    ...(draft.summary === '' ? {} : { summary: draft.summary }),
    ...(outputSchema === null ? {} : { outputSchema }),
  };
}
