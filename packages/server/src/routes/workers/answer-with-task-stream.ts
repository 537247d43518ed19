import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { TaskRow } from '../../repositories/task-repository.ts';
import type { WorkerRow } from '../../repositories/worker-repository.ts';
import { answerWithStream } from '../answer-with-stream.ts';
import type { RouteContext } from '../route-context.ts';

/** Streams a task: from its beginning, or after the event that the reader saw last. */
export async function answerWithTaskStream(
  reply: FastifyReply,
  context: RouteContext,
  worker: WorkerRow,
  task: TaskRow | undefined,
  lastEventId: string | undefined,
): Promise<Readable> {
  const { streams, tasks } = context.services;
  const turns = task === undefined ? [] : await tasks.listTurns(task.id);
  const after = task && lastEventId ? await streams.checkEventId(task, lastEventId) : undefined;
  const subject = { worker, task, turnId: turns.at(-1)?.id };
  return answerWithStream(reply, context, subject, (ofTask, signal) =>
    after === undefined ? streams.ofTask(ofTask, signal) : streams.afterEvent(ofTask, after, signal),
  );
}
