import type { FakeRequest } from '../fake-request.ts';
import type { FakeServer } from '../fake-handler.ts';
import type { StoredTask } from '../stored-task.ts';
import { streamOfTask, streamOfTurn, type StreamTexts } from '../stream-answer.ts';
import type { StartedTurn } from '../start-fake-turn.ts';
import { workerToState } from '../worker-to-state.ts';

/** The state when the turn has ended, or its stream at once. */
export async function answerWithTurn(
  request: FakeRequest,
  { store, accepted }: FakeServer,
  { task, turn }: StartedTurn,
): Promise<Response> {
  accepted();
  if (request.body['stream'] === true || acceptsStream(request)) {
    return streamResponse(streamOfTurn(task, turn), task, turn.id);
  }
  await task.ended(turn);
  return Response.json(workerToState(task.workerId, task, store, turn), {
    headers: idHeaders(task, turn.id),
  });
}

/** The stream of a whole task. */
export function answerWithTaskStream(task: StoredTask | undefined, after: number | undefined): Response {
  return streamResponse(streamOfTask(task, after), task, task?.turns.at(-1)?.id);
}

/** A caller that takes JSON as well gets JSON. */
export function acceptsStream({ headers }: FakeRequest): boolean {
  const accept = headers.get('accept') ?? '';
  return accept.includes('text/event-stream') && !accept.includes('application/json');
}

function streamResponse(
  texts: StreamTexts,
  task: StoredTask | undefined,
  turnId: string | undefined,
): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await texts.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
    },
    { highWaterMark: 0 },
  );
  const headers = {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
    'x-vercel-ai-ui-message-stream': 'v1',
    ...(task && idHeaders(task, turnId)),
  };
  return new Response(body, { headers });
}

function idHeaders(task: StoredTask, turnId: string | undefined): Record<string, string> {
  const safe = (id: string) => (/^[\x21-\x24\x26-\x7e]+$/.test(id) ? id : encodeURIComponent(id));
  return {
    'x-handinger-task-id': safe(task.id),
    ...(turnId !== undefined && { 'x-handinger-turn-id': safe(turnId) }),
  };
}
