import type { Budget } from '../../generated/types.gen.ts';
import { checkFields, type FieldRule } from '../check-fields.ts';
import { FakeError } from '../fake-error.ts';
import type { FakeHandler } from '../fake-handler.ts';
import { pageOf } from '../page-of.ts';
import { startFakeTurn } from '../start-fake-turn.ts';
import { taskToResponse } from '../task-to-response.ts';
import { turnToResponse } from '../turn-to-response.ts';
import { answerWithTurn } from './answer-with-turn.ts';

const megabyte = 1024 ** 2;
const maxFiles = 5;
const maxFile = 10 * megabyte;
const maxFilesTogether = 30 * megabyte;

/** Fields of every request that starts a turn. */
export const turnFields: Readonly<Record<string, FieldRule>> = {
  input: { required: true, min: 1 },
  budget: { values: ['low', 'standard', 'high', 'unlimited'] },
  turnId: { min: 1, max: 128 },
  stream: { type: 'boolean' },
};

export const taskHandlers = {
  'tasks.create': async (request, server) => {
    const { body, files } = request;
    checkFields(body, { ...turnFields, taskId: { min: 1, max: 512 }, workerId: { min: 1 } });
    checkFiles(files);
    const wish = body as {
      input: string;
      budget?: Budget;
      taskId?: string;
      turnId?: string;
      workerId?: string;
    };
    const started = await startFakeTurn(server.store, request, { ...wish, files }, server.script);
    return answerWithTurn(request, server, started);
  },

  'tasks.list': ({ query }, { store }) => {
    const workerId = query.get('workerId');
    if (workerId !== null) store.worker(workerId);
    const fits = (name: string, value: string) => [null, value].includes(query.get(name));
    const rows = [...store.tasks.values()].filter(
      (task) =>
        !task.archived &&
        fits('workerId', task.workerId) &&
        fits('status', task.status) &&
        fits('triggeredBy', 'api'),
    );
    const { rows: tasks, ...rest } = pageOf(rows, query);
    return { tasks: tasks.map((task) => taskToResponse(task, store)), ...rest };
  },

  'tasks.retrieve': ({ params }, { store }) => {
    const task = store.task(params['taskId']);
    return {
      task: taskToResponse(task, store),
      turns: task.turns.map((turn) => turnToResponse(turn, task)),
    };
  },

  'tasks.delete': ({ params }, { store }) => {
    store.task(params['taskId']).archived = true;
    return { archived: true };
  },

  'tasks.listTurns': ({ params }, { store }) => {
    const task = store.task(params['taskId']);
    return { items: task.turns.map((turn) => turnToResponse(turn, task)), taskId: task.id };
  },
} satisfies Record<string, FakeHandler>;

function checkFiles(files: readonly File[]): void {
  const refuse = (sentence: string) => {
    throw new FakeError('payload_too_large', sentence);
  };
  if (files.length > maxFiles) refuse(`There are more than ${maxFiles} files, the limit for one request.`);
  for (const { name, size } of files) {
    if (size > maxFile) {
      refuse(`The file ${JSON.stringify(name.slice(0, 100))} is larger than 10 MB, the limit for one file.`);
    }
  }
  if (files.reduce((total, { size }) => total + size, 0) > maxFilesTogether) {
    refuse('The files together are larger than 30 MB.');
  }
}
