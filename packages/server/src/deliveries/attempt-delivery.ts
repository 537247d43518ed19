import type { IncomingMessage } from 'node:http';
import type { ExecutionResult } from '../repositories/webhook-execution-repository.ts';
import type { DeliveryAgents } from './delivery-agents.ts';
import { failureSentence } from './failure-sentence.ts';
import { parseRetryAfter } from './parse-retry-after.ts';
import { statusSentence } from './status-sentence.ts';

/** Bytes of an answer's body that are let through, so that a receiver can end what it writes. Nothing looks at them. */
const maxIgnoredBytes = 16 * 1024;

export interface DeliveryRequest {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly agents: DeliveryAgents;
  /** Milliseconds that the receiver has until the head of its answer is there. */
  readonly timeLimit: number;
  /** Ends the attempt; the message of its reason, an error, becomes that of the execution. */
  readonly signal: AbortSignal;
}

export interface AttemptOutcome extends ExecutionResult {
  /** The receiver asked for a wait of so many milliseconds. */
  readonly retryAfter?: number | undefined;
}

/** Makes one request, and says how it went: it never rejects. The status decides; redirects are not followed. */
export function attemptDelivery({
  url,
  headers,
  body,
  agents,
  timeLimit,
  signal,
}: DeliveryRequest): Promise<AttemptOutcome> {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const end = (responseStatus: number | null, errorMessage: string | null, retryAfter?: number) => {
      const requestStatus = errorMessage === null ? 'success' : 'error';
      const durationMs = Math.round(performance.now() - startedAt);
      resolve({ requestStatus, responseStatus, durationMs, errorMessage, retryAfter });
    };
    try {
      const request = agents.request(new URL(url), { method: 'POST', headers, signal });
      const limit = setTimeout(() => request.destroy(new TimeLimit(timeLimit)), timeLimit);
      request.once('close', () => clearTimeout(limit));
      const endWith = (response: IncomingMessage) => {
        const status = response.statusCode ?? 0;
        end(status, isSuccess(status) ? null : statusSentence(status), retryAfterOf(response));
      };
      // The connection may also break after the head of the answer, and then this comes late and changes nothing.
      request.on('error', (error) => end(null, sentenceOf(error, signal)));
      request.once('response', (response) => {
        endWith(response);
        ignoreBody(response);
      });
      // Without this Node drops a connection that changes its protocol, and tells nobody: the attempt would never end.
      request.once('upgrade', (response, socket) => {
        endWith(response);
        socket.destroy();
      });
      request.end(body);
    } catch (error) {
      end(null, `The request could not be made: ${(error as Error).message}`);
    }
  });
}

class TimeLimit extends Error {
  override readonly name = 'TimeLimit';

  constructor(timeLimit: number) {
    super(`The receiver did not answer within ${timeLimit / 1000} seconds.`);
  }
}

function sentenceOf(error: Error, signal: AbortSignal): string {
  if (error instanceof TimeLimit) return error.message;
  return signal.aborted ? (signal.reason as Error).message : failureSentence(error);
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

function retryAfterOf({ statusCode, headers }: IncomingMessage): number | undefined {
  return statusCode === 429 || statusCode === 503 ? parseRetryAfter(headers['retry-after']) : undefined;
}

function ignoreBody(response: IncomingMessage): void {
  let seen = 0;
  response.on('error', () => {});
  response.on('data', (piece: Buffer) => {
    seen += piece.byteLength;
    if (seen > maxIgnoredBytes) response.destroy();
  });
}
