import { createAPIError } from '../errors/create-api-error.ts';
import { HandingerError } from '../errors/handinger-error.ts';
import { TaskStream } from '../streaming/task-stream.ts';
import type { Exchange } from '../transport/transport.ts';

/** The data of an answer. A good status with a body that is not what was asked for is an error all the same. */
export async function readAnswer(exchange: Exchange): Promise<unknown> {
  const { response, request } = exchange;
  const kind = request.answer;
  if (kind === 'binary') return response;
  const contentType = response.headers.get('content-type') ?? '';
  const asksForStream = request.accept === 'text/event-stream';
  if (/^text\/event-stream\b/i.test(contentType) && (asksForStream || kind === 'json-or-stream')) {
    return new TaskStream(exchange);
  }
  if (response.bodyUsed) {
    throw new HandingerError('The body of this answer was read already, through asResponse().', {
      code: 'body_used',
    });
  }
  if (response.status === 204) return null;
  const text = await response.text();
  if (kind === 'any' && !asksForStream) {
    if (!/^application\/(?:json|[^;]+\+json)\b/i.test(contentType)) return text;
    if (text === '') return undefined;
  }
  try {
    if (!asksForStream) return JSON.parse(text);
  } catch {
    // Reported below, with what came instead.
  }
  const { log } = exchange;
  throw createAPIError(response.status, log.redact(text), log.redactHeaders(response.headers), {
    code: 'invalid_response',
    taskId: request.taskId,
  });
}
