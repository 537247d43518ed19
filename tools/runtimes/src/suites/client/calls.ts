import { check, checkEqual, rejection } from '../check.ts';
import type { ClientCase } from './client-case.ts';

/** Requests and their answers. */
export const calls: readonly ClientCase[] = [
  {
    name: 'calls and typed errors',
    async run({ client, workerId, Handinger }) {
      const worker = await client.workers.retrieve(workerId);
      checkEqual(worker.id, workerId, 'the worker');
      const error = await rejection(client.tasks.retrieve('tsk_unknown'));
      check(error instanceof Handinger.NotFoundError, `a ${error.name} instead of a NotFoundError`);
      checkEqual([error.status, error.code], [404, 'not_found'], 'the error');
      const { response } = await client.workers.list().withResponse();
      check(response.headers.get('content-type')?.startsWith('application/json'), 'no content type');
    },
  },
  {
    name: 'tasks and follow-ups',
    async run({ client, workerId }) {
      const first = await client.tasks.create({ workerId, input: 'Hello, my name is Ada.' });
      const taskId = String(first.metadata['taskId']);
      await client.tasks.create({ taskId, input: 'What is my name?' });
      const { turns } = await client.tasks.retrieve(taskId);
      checkEqual(
        turns.map((turn) => turn.status),
        ['completed', 'completed'],
        'the turns',
      );
    },
  },
  {
    name: 'lists of several pages',
    async run({ client }) {
      // A page holds 50.
      const made = new Set<string>();
      for (let count = 0; count < 52; count += 1) {
        made.add((await client.workers.create({ instructions: `Worker ${count}.` })).id);
      }
      for await (const worker of client.workers.list()) made.delete(worker.id);
      checkEqual(made.size, 0, 'workers not listed');
    },
  },
  {
    name: 'time limits and aborts',
    async run({ client, workerId, Handinger }) {
      const input = '[[offline:delay 5s]] Wait.';
      const late = await rejection(client.tasks.create({ workerId, input }, { deadline: 300 }));
      checkEqual(late['code'], 'deadline_exceeded', 'the code');
      const controller = new AbortController();
      const call = rejection(client.tasks.create({ workerId, input }, { signal: controller.signal }));
      setTimeout(() => controller.abort(), 100);
      const aborted = await call;
      check(aborted instanceof Handinger.APIUserAbortError, `a ${aborted.name}`);
    },
  },
];
