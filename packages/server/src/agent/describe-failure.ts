import { APICallError, RetryError } from 'ai';

import { TurnFailure } from './turn-failure.ts';

const cutSentence = 'The connection to the model endpoint was cut before the answer was complete.';

/** The sentence that a turn's `error` shows for anything that a model or a tool threw. */
export function describeFailure(error: unknown): string {
  if (error instanceof TurnFailure) {
    return error.message;
  }
  if (RetryError.isInstance(error)) {
    return describeFailure(error.lastError);
  }
  if (APICallError.isInstance(error)) {
    return describeCall(error);
  }
  const message =
    error instanceof Error ? error.message : typeof error === 'string' ? error : JSON.stringify(error);
  if (isCut(error)) {
    return cutSentence;
  }
  return sentence(`The model failed: ${message}`);
}

/** The error that fetch gives for a body whose connection was lost. */
function isCut(error: unknown): boolean {
  return error instanceof TypeError && /terminated|fetch failed|network/i.test(error.message);
}

function describeCall({ statusCode, message, responseBody, cause }: APICallError): string {
  if (isCut(cause) && statusCode !== undefined) {
    return cutSentence;
  }
  const said = message === '' ? (responseBody ?? '').slice(0, 200) : message;
  const because = said === '' ? '' : `: ${said}`;
  if (statusCode === undefined) {
    return sentence(`The model endpoint could not be reached${because}`);
  }
  if (statusCode === 401 || statusCode === 403) {
    return sentence(`The model endpoint refused the key (HTTP ${statusCode})${because}`);
  }
  if (statusCode === 404) {
    return sentence(`The model endpoint knows no such model or path (HTTP 404)${because}`);
  }
  if (statusCode === 429) {
    return sentence(
      `The model endpoint is out of quota or rate limited, also after retries (HTTP 429)${because}`,
    );
  }
  return sentence(`The model endpoint answered with HTTP ${statusCode}${because}`);
}

function sentence(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim().slice(0, 500);
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
