import type { WebhookReceiver } from '../../receiver/webhook-receiver.ts';
import { answerNodeRequest } from '../node/answer-node-request.ts';
import type { NodeRequest } from '../node/node-request.ts';

/** What the handler needs of the request of Fastify. */
export interface FastifyRequest {
  readonly raw: NodeRequest;
  readonly body?: unknown;
  readonly rawBody?: unknown;
}

/** What the handler needs of the reply of Fastify. */
export interface FastifyReply {
  code(status: number): unknown;
  headers(headers: Record<string, string>): unknown;
  send(body: Uint8Array): unknown;
}

export type FastifyHandler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

/**
 * A receiver as a handler of Fastify, for a route of your own, after Fastify's JSON parser. A signature can't be checked
 * then: register `toFastifyPlugin(receiver)` instead, or keep the bytes as `request.rawBody`. Never rejects; other methods
 * than POST are a 405.
 *
 * @example
 * ```ts
 * app.all('/webhooks/handinger', toFastifyHandler(receiver));
 * ```
 */
export function toFastifyHandler(receiver: WebhookReceiver): FastifyHandler {
  return async (request, reply) => {
    const { status, headers, body } = await answerNodeRequest(
      receiver,
      request.raw,
      request,
      'Replace the route by app.register(toFastifyPlugin(receiver)), which reads the body itself, and let no hook read it before.',
    );
    reply.code(status);
    reply.headers(headers);
    // Bytes, because Fastify completes the content type of a string.
    return reply.send(new TextEncoder().encode(body));
  };
}
