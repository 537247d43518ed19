import { createAPIError } from '../errors/create-api-error.ts';
import { HandingerError } from '../errors/handinger-error.ts';
import { ResponseValidationError } from '../errors/response-validation-error.ts';
import type { Exchange } from '../transport/transport.ts';

/** The data of an answer that is to be JSON. A good status with a body that is none is an error all the same. */
export async function readJson(exchange: Exchange): Promise<unknown> {
  return parseJson(exchange, await readText(exchange));
}

export function parseJson(exchange: Exchange, text: string): unknown {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    throw invalidAnswer(exchange, text);
  }
  const { operation, validators } = exchange.request;
  const issues = validators?.checkAnswer(operation, answer) ?? [];
  if (issues.length === 0) return answer;
  const requestId = exchange.response.headers.get('x-request-id') ?? undefined;
  throw new ResponseValidationError({ operation, issues, requestId });
}

/** @throws {HandingerError} `body_used` */
export async function readText({ response, entry }: Exchange): Promise<string> {
  if (response.bodyUsed) {
    throw new HandingerError('The body of this answer was read already, through asResponse().', {
      code: 'body_used',
    });
  }
  const text = await response.text();
  entry.bytesReceived = Number(response.headers.get('content-length')) || text.length;
  entry.end();
  return text;
}

export function invalidAnswer({ response, log }: Exchange, text: string): Error {
  return createAPIError(response.status, log.redact(text), log.redactHeaders(response.headers), {
    code: 'invalid_response',
  });
}
