import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { streamHeaders, writeSse } from '../events/write-sse.ts';
import type { EventRow } from '../repositories/event-repository.ts';
import type { TaskRow } from '../repositories/task-repository.ts';
import type { WorkerRow } from '../repositories/worker-repository.ts';
import { nameAnswer } from './name-answer.ts';
import { presentEvents } from './present-events.ts';
import type { RouteContext } from './route-context.ts';

/** What a stream shows. Without a task, of a worker that has none, the stream ends at once. */
export interface StreamSubject {
  readonly worker: WorkerRow;
  readonly task: TaskRow | undefined;
  readonly turnId: string | undefined;
}

/** Answers with an event stream that lasts as long as its events or its reader, whichever ends first. */
export function answerWithStream(
  reply: FastifyReply,
  { services, links }: RouteContext,
  { worker, task, turnId }: StreamSubject,
  open: (task: TaskRow, signal: AbortSignal) => AsyncIterable<EventRow[]>,
): Readable {
  reply.headers(streamHeaders);
  nameAnswer(reply, task?.id, turnId);
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  const events =
    task === undefined
      ? nothing()
      : presentEvents(open(task, gone.signal), { worker, task }, services.tasks, links);
  return Readable.from(writeSse(events, gone.signal), { objectMode: false });
}

/** Whether the caller asks for the stream by what it accepts. A caller that takes JSON as well gets JSON. */
export function acceptsStream(request: FastifyRequest): boolean {
  const accept = request.headers.accept ?? '';
  return /text\/event-stream/i.test(accept) && !/application\/json/i.test(accept);
}

async function* nothing(): AsyncGenerator<never> {}
