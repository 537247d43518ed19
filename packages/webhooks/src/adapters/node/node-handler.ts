import type { WebhookReceiver } from '../../receiver/webhook-receiver.ts';
import { answerNodeRequest } from './answer-node-request.ts';
import type { NodeRequest } from './node-request.ts';

/** What is needed of an `http.ServerResponse`. */
export interface NodeResponse {
  statusCode: number;
  readonly headersSent: boolean;
  setHeader(name: string, value: string): unknown;
  end(body: string): unknown;
}

/** A handler as `http.createServer`, Express and the pages router of Next.js take it. */
export type NodeHandler = (request: NodeRequest, response: NodeResponse) => Promise<void>;

/** @param rawBodyHint what to change where the body was read before, and a signature can't be checked */
export function createNodeHandler(receiver: WebhookReceiver, rawBodyHint: string): NodeHandler {
  return async (request, response) => {
    const answer = await answerNodeRequest(receiver, request, request, rawBodyHint);
    // A time limit of the app's may have answered in the meantime.
    if (response.headersSent) return;
    response.statusCode = answer.status;
    for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
    response.end(answer.body);
  };
}
