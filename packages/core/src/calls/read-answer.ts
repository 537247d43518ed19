import { fileResponse } from '../downloads/file-response.ts';
import { TaskStream } from '../streaming/task-stream.ts';
import type { Exchange } from '../transport/transport.ts';
import type { CallContext } from './call-context.ts';
import { createStreamContext } from './create-stream-context.ts';
import { invalidAnswer, parseJson, readText } from './read-json.ts';

/** The data of an answer. A good status with a body that is not what was asked for is an error all the same. */
export async function readAnswer(exchange: Exchange, context: CallContext): Promise<unknown> {
  const { response, request, entry } = exchange;
  const { answer, accept, call, turn } = request;
  if (answer === 'binary') {
    entry.end();
    return fileResponse(response, request.url);
  }
  const contentType = response.headers.get('content-type') ?? '';
  const asksForStream = accept === 'text/event-stream';
  if (/^text\/event-stream\b/i.test(contentType) && (asksForStream || answer === 'json-or-stream')) {
    const { workerId, lastEventId } = request;
    const scope = turn ? 'turn' : 'worker';
    return new TaskStream(exchange, createStreamContext(context, call, { scope, workerId, lastEventId }));
  }
  if (response.status === 204) {
    entry.end();
    return null;
  }
  const text = await readText(exchange);
  if (asksForStream) throw invalidAnswer(exchange, text);
  if (answer === 'any') {
    if (!/^application\/(?:json|[^;]+\+json)\b/i.test(contentType)) return text;
    if (text === '') return undefined;
  }
  return parseJson(exchange, text);
}
