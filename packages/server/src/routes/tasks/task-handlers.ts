import { ApiError } from '../../errors/api-error.ts';
import type { RouteHandlers } from '../../generated/route-handlers.gen.ts';
import { hashRequest } from '../../services/idempotent-request.ts';
import { acceptsStream } from '../answer-with-stream.ts';
import { answerWithTurn } from '../answer-with-turn.ts';
import type { RouteContext } from '../route-context.ts';
import { taskToResponse } from '../../responses/task-to-response.ts';
import { turnToResponse } from '../../responses/turn-to-response.ts';

type TaskHandlers = Pick<
  RouteHandlers,
  'tasksCreate' | 'tasksList' | 'tasksRetrieve' | 'tasksDelete' | 'tasksListTurns'
>;

/** A longer id would not fit into the database's index. */
const maxTaskId = 512;

export function createTaskHandlers(context: RouteContext): TaskHandlers {
  const { services, links } = context;
  return {
    async tasksCreate(request, reply) {
      const { principal, body, uploads } = request;
      const { input, budget, taskId, workerId, turnId, stream } = body;
      if (taskId !== undefined && taskId.length > maxTaskId) {
        const message = `must NOT have more than ${maxTaskId} characters`;
        throw new ApiError('invalid_request', `taskId ${message}.`, [{ path: 'taskId', message }]);
      }
      const key = request.headers['idempotency-key'];
      const { organizationId } = principal;
      const turnHash = hashRequest('turn', { input, budget }, uploads);
      const requestHash = hashRequest('tasks.create', { turnHash, taskId, workerId });
      const started = await services.startTurn.start(
        principal,
        { input, budget, taskId, workerId, turnId, uploads, requestHash: turnHash },
        key === undefined ? undefined : { organizationId, key, requestHash },
      );
      return answerWithTurn(reply, context, started, stream === true || acceptsStream(request));
    },

    async tasksList({ principal, query }) {
      const { workerId, status, triggeredBy, page = 1 } = query;
      const { rows, ...rest } = await services.tasks.list(principal, { workerId, status, triggeredBy }, page);
      return { tasks: rows.map((task) => taskToResponse(task, links)), ...rest };
    },

    async tasksRetrieve({ principal, params }) {
      const { task, turns } = await services.tasks.findWithTurns(principal, params.taskId);
      return {
        task: taskToResponse(task, links),
        turns: turns.map((turn) => turnToResponse(turn, task, links)),
      };
    },

    async tasksDelete({ principal, params }) {
      await services.tasks.archive(principal, params.taskId);
      return { archived: true };
    },

    async tasksListTurns({ principal, params }) {
      const { task, turns } = await services.tasks.findWithTurns(principal, params.taskId);
      return { items: turns.map((turn) => turnToResponse(turn, task, links)), taskId: task.id };
    },
  };
}
