import type { WorkerTemplate } from '@ramensoft/handinger';
import { expect, test } from 'vitest';
import { draftOf, withText } from './schema/schema-draft.ts';
import {
  changesOf,
  draftOfWorker,
  emptyDraft,
  findTextError,
  isDraftChanged,
  isDraftValid,
  newWorkerOf,
} from './worker-draft.ts';

const worker: WorkerTemplate = {
  id: 'wrk_1',
  createdAt: null,
  instructions: 'Check the claim.',
  organizationId: 'org_1',
  outputSchema: { type: 'object', properties: { verdict: { type: 'string' } } },
  summary: 'Checks claims.',
  title: 'Biscuit',
  updatedAt: null,
  url: 'http://127.0.0.1/workers/wrk_1',
  userId: 'usr_1',
  visibility: 'public',
};

test('sends only what was changed', () => {
  const draft = draftOfWorker(worker);

  expect(isDraftChanged(worker, draft)).toBe(false);
  expect(changesOf(worker, draft)).toEqual({});

  const renamed = { ...draft, title: 'Waffle' };
  expect(isDraftChanged(worker, renamed)).toBe(true);
  expect(changesOf(worker, renamed)).toEqual({ title: 'Waffle' });

  const freeForm = { ...draft, schema: { ...draft.schema, enabled: false } };
  expect(isDraftChanged(worker, freeForm)).toBe(true);
  expect(changesOf(worker, freeForm)).toEqual({ outputSchema: null });
});

test('does not send a schema that is off, or that is only written in another way', () => {
  const spaced = {
    ...draftOfWorker(worker),
    schema: withText(draftOf(null), JSON.stringify(worker.outputSchema)),
  };

  expect(newWorkerOf({ ...emptyDraft, instructions: 'Do it.' })).toEqual({ instructions: 'Do it.' });
  expect(changesOf(worker, { ...spaced, schema: { ...spaced.schema, enabled: true } })).toEqual({});
});

test('knows the limits of the API', () => {
  expect(findTextError('x'.repeat(80), 'summary')).toBeUndefined();
  expect(findTextError('x'.repeat(81), 'summary')).toBe('At most 80 characters; these are 81.');
  expect(isDraftValid({ ...emptyDraft, title: 'x'.repeat(201) })).toBe(false);
  expect(isDraftValid(emptyDraft)).toBe(true);
  expect(isDraftValid({ ...emptyDraft, schema: withText(draftOf({}), '{') })).toBe(false);
});
