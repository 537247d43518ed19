import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RecordedStream } from './record-stream.ts';

export interface ReplayPace {
  /** Events that are sent at once. */
  readonly events: number;
  /** Milliseconds from one such piece to the next. */
  readonly everyMs: number;
}

/** Answers every start of a turn with a recorded one, at the same pace for everybody, under the ids that it was sent. */
export function replayServer(recorded: RecordedStream, { events, everyMs }: ReplayPace): RequestListener {
  const ids = { taskId: recorded.taskId, turnId: recorded.turnId };
  const named = (content: string) =>
    content.replaceAll(recorded.taskId, ids.taskId).replaceAll(recorded.turnId, ids.turnId);

  async function replay(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { taskId, turnId } = JSON.parse(await text(request)) as Partial<typeof ids>;
    Object.assign(ids, { taskId: taskId ?? recorded.taskId, turnId: turnId ?? recorded.turnId });
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'x-vercel-ai-ui-message-stream': 'v1',
      'x-handinger-task-id': ids.taskId,
      'x-handinger-turn-id': ids.turnId,
    });
    const began = performance.now();
    for (let at = 0; at < recorded.events.length; at += events) {
      response.write(named(recorded.events.slice(at, at + events).join('')));
      // By the clock, so that a timer that comes late delays nobody for good.
      const due = began + (at / events + 1) * everyMs;
      await sleep(Math.max(0, due - performance.now()));
    }
    response.end();
  }

  return (request, response) => {
    if (request.method === 'POST') return void replay(request, response);
    const isTask = request.url?.includes('/api/tasks/') === true;
    response
      .setHeader('content-type', 'application/json')
      .end(named(isTask ? recorded.task : recorded.worker));
  };
}
