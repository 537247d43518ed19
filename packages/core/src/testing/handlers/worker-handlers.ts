import type { Budget, WorkerTemplate } from '../../generated/types.gen.ts';
import { newId } from '../../tasks/new-id.ts';
import { checkFields, type FieldRule } from '../check-fields.ts';
import { FakeError } from '../fake-error.ts';
import type { FakeHandler } from '../fake-handler.ts';
import type { FakeRequest } from '../fake-request.ts';
import { pageOf } from '../page-of.ts';
import { startFakeTurn } from '../start-fake-turn.ts';
import type { StoredTask } from '../stored-task.ts';
import { workerToState } from '../worker-to-state.ts';
import { acceptsStream, answerWithTaskStream, answerWithTurn } from './answer-with-turn.ts';
import { turnFields } from './task-handlers.ts';

const workerFields: Readonly<Record<string, FieldRule>> = {
  instructions: { max: 20_000 },
  summary: { max: 80 },
  title: { min: 1, max: 200 },
  visibility: { values: ['public', 'private'] },
};

export const workerHandlers = {
  'workers.list': ({ query }, { store }) => {
    const present = [...store.workers.values()].filter(({ id }) => !store.deletedWorkers.has(id));
    const { rows: workers, ...rest } = pageOf(present, query);
    return { workers, ...rest };
  },

  'workers.create': ({ body, headers, operation }, { store }) => {
    checkFields(body, { ...workerFields, prompt: { max: 10_000 }, outputSchema: { type: 'object' } });
    checkOutputSchema(body['outputSchema']);
    const key = headers.get('idempotency-key');
    const request = JSON.stringify([operation, body]);
    const earlier = store.earlier(key, request);
    if (earlier !== undefined) return store.worker(earlier);
    const { prompt, ...fields } = body as Partial<WorkerTemplate> & { prompt?: string };
    const instructions = fields.instructions ?? prompt ?? '';
    const summary = fields.summary ?? (prompt ?? '').slice(0, 80);
    const worker = store.addWorker({ ...pick(fields), id: newId('wrk_'), instructions, summary });
    if (key !== null) store.keys.set(key, { request, id: worker.id });
    return worker;
  },

  'workers.retrieve': (request, { store }) => {
    const { params, query } = request;
    const worker = store.worker(params['workerId']);
    const task = store.taskOfWorker(worker.id, query.get('taskId'));
    const isStream = query.get('stream') === 'true' || acceptsStream(request);
    return isStream ? answerWithTaskStream(task, undefined) : workerToState(worker.id, task, store);
  },

  'workers.retrieveTemplate': ({ params }, { store }) => store.worker(params['workerId']),

  'workers.update': ({ params, body }, { store }) => {
    const worker = store.worker(params['workerId']);
    checkFields(body, { ...workerFields, outputSchema: { type: 'object', nullable: true } });
    checkOutputSchema(body['outputSchema']);
    return store.addWorker({ ...worker, ...pick(body), updatedAt: new Date().toISOString() });
  },

  'workers.delete': ({ params }, { store }) => {
    store.deletedWorkers.add(store.worker(params['workerId']).id);
    return { deleted: true };
  },

  'workers.continue': async (request, server) => {
    const { store, script } = server;
    const { id: workerId } = store.worker(request.params['workerId']);
    checkFields(request.body, turnFields);
    const wish = request.body as { input: string; budget?: Budget; turnId?: string };
    const taskId = store.taskOfWorker(workerId, undefined)?.id;
    const { input, budget, turnId } = wish;
    const started = await startFakeTurn(
      store,
      request,
      { input, budget, turnId, taskId: knownTask(store.tasks, turnId) ?? taskId, workerId, files: [] },
      script,
    );
    return answerWithTurn(request, server, started);
  },

  'workers.retrieveEmail': ({ params }, { store }) => ({
    email: `${store.worker(params['workerId']).id}@inbound.fake.handinger.test`,
  }),

  'workers.streamUpdates': ({ params, query, headers }, { store }) => {
    const worker = store.worker(params['workerId']);
    const task = store.taskOfWorker(worker.id, query.get('taskId'));
    return answerWithTaskStream(task, task && readEventId(headers, task));
  },

  'workers.retrieveFile': ({ params }: FakeRequest, { store }) => {
    const worker = store.worker(params['workerId']);
    const path = params['filePath'] ?? '';
    const [folder = '', ...rest] = path.split('/');
    const named = rest.length > 0 ? store.tasks.get(folder) : undefined;
    const task = named ?? store.taskOfWorker(worker.id, undefined);
    const file = task?.files.get(named ? rest.join('/') : path);
    if (!file) throw new FakeError('not_found', `There is no file ${path}.`);
    const charset = file.mediaType.startsWith('text/') ? '; charset=utf-8' : '';
    return new Response(file.bytes, {
      headers: {
        'content-type': `${file.mediaType}${charset}`,
        'content-length': String(file.bytes.byteLength),
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.filename)}`,
      },
    });
  },
} satisfies Record<string, FakeHandler>;

function pick(fields: Partial<WorkerTemplate>): Partial<WorkerTemplate> {
  const { instructions, outputSchema, summary, title, visibility } = fields;
  const sent = { instructions, outputSchema, summary, title, visibility };
  return Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined));
}

/** A task of its turn's id, when a repeated request goes on with what is no longer the most recent task. */
function knownTask(tasks: ReadonlyMap<string, StoredTask>, turnId: string | undefined): string | undefined {
  return [...tasks.values()].find(({ turns }) => turns.some(({ id }) => id === turnId))?.id;
}

function checkOutputSchema(schema: unknown): void {
  if (schema === undefined || schema === null) return;
  const { type } = schema as { type?: unknown };
  if (type === undefined || type === 'object' || (Array.isArray(type) && type.includes('object'))) return;
  const message = 'the type of the whole answer must be "object".';
  throw new FakeError('unprocessable', `outputSchema is no JSON Schema (draft-07) of an object: ${message}`, [
    { path: 'outputSchema', message },
  ]);
}

function readEventId(headers: Headers, task: StoredTask): number | undefined {
  const id = headers.get('last-event-id');
  if (!id) return undefined;
  const last = task.events.length;
  if (/^\d{1,15}$/.test(id) && Number(id) <= last) return Number(id);
  throw new FakeError(
    'invalid_request',
    `Last-Event-ID ${JSON.stringify(id.slice(0, 40))} is no event of this task, whose last is ${last}.`,
    [{ path: 'last-event-id', message: 'must be the id of an event of this task' }],
  );
}
