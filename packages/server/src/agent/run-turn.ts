import type { UIMessage } from 'ai';

import { answerInSteps } from './answer-in-steps.ts';
import { describeFailure } from './describe-failure.ts';
import { modelMessages } from './model-messages.ts';
import { structuredAnswer } from './structured-answer.ts';
import type { PublishedFile, TurnChunk } from './turn-chunk.ts';
import { TurnRecord } from './turn-record.ts';
import type { TurnRequest } from './turn-request.ts';

export type { TurnRequest } from './turn-request.ts';

/** How a turn ended, and all that it leaves behind. A turn that failed or was aborted keeps what it had by then. */
export interface TurnOutcome {
  status: 'completed' | 'error' | 'aborted';
  /** A sentence, when the status is `error`. */
  error: string | null;
  /** The text of the last step that had any. */
  outputText: string;
  /** By the worker's `outputSchema`; null without one, and for a turn that did not complete. */
  structuredOutput: Record<string, unknown> | null;
  /** The assistant's message for the history, with an empty id: the caller names it. */
  message: UIMessage;
  sources: { id: string; url: string; title: string | null }[];
  /** Each file that the turn published, once. */
  files: PublishedFile[];
  inputTokens: number;
  outputTokens: number;
  /** One a model call, and one for a thousand tokens in either direction; rounded to a whole number. */
  credits: number;
}

/**
 * Runs one turn: the conversation so far and the input, on the AI SDK's tool loop. Yields the chunks between `start`/`data-task` and `data-usage` of the
 * event stream, and returns the outcome. Whatever the model or a tool does, it does not throw: the outcome says `error`, with a sentence.
 * Parts that a failure or an abort left open are closed, so the chunks always make a whole message.
 */
export async function* runTurn(request: TurnRequest): AsyncGenerator<TurnChunk, TurnOutcome> {
  const record = new TurnRecord();
  let structuredOutput: Record<string, unknown> | null = null;
  let status: TurnOutcome['status'] = 'completed';
  let error: string | null = null;
  try {
    request.signal.throwIfAborted();
    const messages = await modelMessages(request);
    const answer = yield* answerInSteps(request, messages, record);
    if (request.outputSchema !== null) {
      const conversation = [...messages, ...answer];
      structuredOutput = yield* structuredAnswer(request, request.outputSchema, conversation, record);
    }
  } catch (cause) {
    status = request.signal.aborted || isAbort(cause) ? 'aborted' : 'error';
    error = status === 'error' ? describeFailure(cause) : null;
    for (const chunk of record.closing()) {
      yield record.add(chunk);
    }
  }
  return {
    status,
    error,
    outputText: record.outputText,
    structuredOutput,
    message: await record.message(),
    sources: record.sources,
    files: record.files,
    inputTokens: record.inputTokens,
    outputTokens: record.outputTokens,
    credits: record.credits,
  };
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
