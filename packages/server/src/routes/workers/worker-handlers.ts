import type { RouteHandlers } from '../../generated/route-handlers.gen.ts';
import { hashRequest } from '../../services/idempotent-request.ts';
import { acceptsStream } from '../answer-with-stream.ts';
import { answerWithTurn } from '../answer-with-turn.ts';
import type { RouteContext } from '../route-context.ts';
import { answerWithTaskStream } from './answer-with-task-stream.ts';
import { sendFile } from './send-file.ts';
import { workerToState } from './worker-to-state.ts';
import { workerToTemplate } from './worker-to-template.ts';

type WorkerHandlers = Pick<
  RouteHandlers,
  | 'workersCreate'
  | 'workersList'
  | 'workersRetrieve'
  | 'workersRetrieveTemplate'
  | 'workersUpdate'
  | 'workersDelete'
  | 'workersContinue'
  | 'workersStreamUpdates'
  | 'workersRetrieveFile'
>;

export function createWorkerHandlers(context: RouteContext): WorkerHandlers {
  const { services, links } = context;
  return {
    async workersCreate({ principal, body, headers }) {
      const { instructions, prompt, outputSchema, summary, title, visibility } = body;
      const draft = { instructions, prompt, outputSchema, summary, title, visibility };
      const key = headers['idempotency-key'];
      const { organizationId } = principal;
      const idempotent =
        key === undefined
          ? undefined
          : { organizationId, key, requestHash: hashRequest('workers.create', draft) };
      return workerToTemplate(await services.workers.create(principal, draft, idempotent), links);
    },

    async workersList({ principal, query }) {
      const { rows, ...rest } = await services.workers.list(principal, query.page ?? 1);
      return { workers: rows.map((worker) => workerToTemplate(worker, links)), ...rest };
    },

    async workersRetrieve(request, reply) {
      const { principal, params, query } = request;
      const worker = await services.workers.find(principal, params.workerId);
      const task = await services.tasks.findOfWorker(principal, worker.id, query.taskId);
      if (query.stream === true || acceptsStream(request)) {
        return answerWithTaskStream(reply, context, worker, task, undefined);
      }
      const turns = task === undefined ? [] : await services.tasks.listTurns(task.id);
      return workerToState(worker, task, turns, links);
    },

    async workersRetrieveTemplate({ principal, params }) {
      return workerToTemplate(await services.workers.find(principal, params.workerId), links);
    },

    async workersUpdate({ principal, params, body }) {
      const { instructions, outputSchema, summary, title, visibility } = body;
      const sent = { instructions, outputSchema, summary, title, visibility };
      const changes = Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined));
      return workerToTemplate(await services.workers.update(principal, params.workerId, changes), links);
    },

    async workersDelete({ principal, params }) {
      await services.workers.delete(principal, params.workerId);
      return { deleted: true };
    },

    async workersContinue(request, reply) {
      const { principal, params, body } = request;
      const { input, budget, turnId, stream } = body;
      const worker = await services.workers.find(principal, params.workerId);
      const key = request.headers['idempotency-key'];
      const { organizationId } = principal;
      const turnHash = hashRequest('turn', { input, budget });
      const requestHash = hashRequest('workers.continue', { turnHash, workerId: worker.id });
      const idempotent = key === undefined ? undefined : { organizationId, key, requestHash };
      const started = await services.startTurn.start(
        principal,
        {
          input,
          budget,
          workerId: worker.id,
          isContinued: true,
          turnId,
          uploads: [],
          requestHash: turnHash,
        },
        idempotent,
      );
      return answerWithTurn(reply, context, started, stream === true || acceptsStream(request));
    },

    async workersStreamUpdates({ principal, params, query, headers }, reply) {
      const worker = await services.workers.find(principal, params.workerId);
      const task = await services.tasks.findOfWorker(principal, worker.id, query.taskId);
      return answerWithTaskStream(reply, context, worker, task, headers['last-event-id']);
    },

    async workersRetrieveFile(request, reply) {
      const { workerId, filePath } = request.params;
      return sendFile(reply, await services.files.find(request.principal, workerId, filePath));
    },
  };
}
