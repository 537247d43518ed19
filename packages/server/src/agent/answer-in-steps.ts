import type { ModelMessage, UIMessageChunk } from 'ai';
import { isLoopFinished, isStepCount, streamText, ToolChoiceViolationError, toUIMessageStream } from 'ai';

import { workspaceTools } from './tools/workspace-tools.ts';
import type { PublishedFile, TurnChunk } from './turn-chunk.ts';
import { TurnFailure } from './turn-failure.ts';
import type { TurnRecord } from './turn-record.ts';
import type { TurnBudget, TurnRequest } from './turn-request.ts';

/** Steps (calls of the model in the tool loop) that each budget allows; null is no bound. */
const stepLimits: Record<TurnBudget, number | null> = { low: 2, standard: 8, high: 24, unlimited: null };

/**
 * The tool loop: the model answers and calls tools until it is done or its budget is spent. Yields the chunks, returns what the model added
 * to the conversation. In its last step the model can't call tools, so that it answers with what it has.
 *
 * @throws Whatever the model failed with.
 */
export async function* answerInSteps(
  request: TurnRequest,
  messages: ModelMessage[],
  record: TurnRecord,
): AsyncGenerator<TurnChunk, ModelMessage[]> {
  const limit = stepLimits[request.budget];
  const published = new Map<string, PublishedFile>();
  const tools = workspaceTools(request.workspace, (toolCallId, file) => {
    published.set(toolCallId, { ...file, filename: file.path.split('/').at(-1) ?? file.path });
  });

  let failure: unknown = null;
  let finishReason = 'stop';
  const result = streamText({
    model: request.model,
    ...(request.instructions.trim() !== '' && { instructions: request.instructions }),
    messages,
    tools,
    toolCallConcurrency: 1,
    stopWhen: limit === null ? isLoopFinished() : isStepCount(limit),
    prepareStep: ({ stepNumber }) =>
      limit !== null && stepNumber >= limit - 1 ? { toolChoice: 'none' } : {},
    abortSignal: request.signal,
    onStepEnd: (step) => {
      finishReason = step.finishReason;
      record.countTokens(step.usage);
    },
    onError: ({ error }) => {
      failure ??= error;
    },
  });

  const stream = toUIMessageStream({
    stream: result.stream,
    sendStart: false,
    sendFinish: false,
    sendSources: true,
    redactToolErrors: false,
    onError: (error) => {
      failure ??= error;
      return '';
    },
  });
  for await (const chunk of stream) {
    request.signal.throwIfAborted();
    if (chunk.type === 'error') {
      throw ToolChoiceViolationError.isInstance(failure) ? budgetSpent(request.budget) : failure;
    }
    for (const part of documented(chunk as Exclude<UIMessageChunk, { type: `data-${string}` }>)) {
      yield record.add(part);
    }
    const file = chunk.type === 'tool-output-available' ? published.get(chunk.toolCallId) : undefined;
    if (file !== undefined) {
      const { path: url, filename, mediaType, size } = file;
      yield record.add({ type: 'data-file', data: { filename, mediaType, url, size } });
      yield record.add({ type: 'file', url, mediaType });
    }
  }
  request.signal.throwIfAborted();
  if (failure !== null) {
    throw failure;
  }
  requireAnswer(finishReason, record.outputText, request.budget);
  return result.responseMessages;
}

/** The stream has no chunk for a call that can't be made (an unknown tool, an input of the wrong form): it is a call that failed. */
function documented(chunk: TurnChunk): TurnChunk[] {
  if (chunk.type !== 'tool-input-error') {
    return [chunk];
  }
  // Its input began as that of any other tool; called dynamic from here on, a reader would take it for a second call.
  const { type: _type, dynamic: _dynamic, errorText, ...call } = chunk;
  return [
    { type: 'tool-input-available', ...call },
    { type: 'tool-output-error', toolCallId: call.toolCallId, errorText },
  ];
}

function requireAnswer(finishReason: string, text: string, budget: TurnBudget): void {
  if (finishReason === 'error' || finishReason === 'interrupted') {
    throw new TurnFailure('The model broke off before its answer was complete.');
  }
  if (finishReason === 'content-filter') {
    throw new TurnFailure("The model's content filter stopped the answer.");
  }
  if (text === '' && finishReason === 'tool-calls') {
    throw budgetSpent(budget);
  }
}

/** Some models go on calling tools in their last step, where they were told not to. */
function budgetSpent(budget: TurnBudget): TurnFailure {
  return new TurnFailure(
    `The budget "${budget}" was spent before the model gave an answer. Ask with a higher budget.`,
  );
}
