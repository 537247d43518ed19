import { createHash } from 'node:crypto';

import type { LanguageModelV4CallOptions, LanguageModelV4StreamPart } from '@ai-sdk/provider';

import { TurnFailure } from '../turn-failure.ts';
import { answerText } from './answer-text.ts';
import type { Conversation } from './conversation.ts';
import { inPace } from './in-pace.ts';
import { parseDirectives } from './parse-directives.ts';
import type { Action } from './plan-turn.ts';
import { planTurn } from './plan-turn.ts';
import { tokensOf } from './tokens-of.ts';
import { wait } from './wait.ts';

/** How a step ended, and the number of tokens that it said. */
export interface StepResult {
  finishReason: 'stop' | 'tool-calls';
  outputTokens: number;
}

/**
 * One step of the offline model's plan: up to the next tool calls, or to the end. Where tools are not allowed any more, the calls are left
 * out and the rest is done.
 *
 * @throws {TurnFailure} What a directive orders, or a malformed directive.
 */
export async function* performStep(
  conversation: Conversation,
  options: LanguageModelV4CallOptions,
): AsyncGenerator<LanguageModelV4StreamPart, StepResult> {
  const input = parseDirectives(conversation.input);
  const mayCall = options.toolChoice?.type !== 'none' && (options.tools ?? []).length > 0;
  const plan = planTurn(conversation, input);
  const actions = actionsOfStep(plan, conversation.steps.length, mayCall);
  const skippedCalls = mayCall ? 0 : countCalls(plan) - conversation.steps.flat().length;
  const cited = plan.flatMap((action) => (action.name === 'source' ? [action.url] : []));
  const usualText = answerText(conversation, input.text, cited, Math.max(0, skippedCalls));

  let outputTokens = 0;
  let texts = 0;
  const id = (kind: string, number: number) => `${kind}_${digest(options.prompt)}_${number}`;
  async function* say(tokens: string[]): AsyncGenerator<LanguageModelV4StreamPart> {
    const textId = id('txt', texts);
    texts += 1;
    yield { type: 'text-start', id: textId };
    for await (const delta of inPace(tokens, input.directives, options.abortSignal)) {
      yield { type: 'text-delta', id: textId, delta };
      outputTokens += 1;
    }
    yield { type: 'text-end', id: textId };
  }

  for (const [index, action] of actions.entries()) {
    switch (action.name) {
      case 'delay':
        await wait(action.milliseconds, options.abortSignal);
        break;
      case 'tokens':
        yield* say(repeat(tokensOf(usualText), action.count));
        break;
      case 'answer':
        yield* say(tokensOf(usualText));
        break;
      case 'source':
        yield {
          type: 'source',
          sourceType: 'url',
          id: id('src', index),
          url: action.url,
          ...(action.title !== null && { title: action.title }),
        };
        break;
      case 'error':
        throw new TurnFailure(action.message);
      case 'abort':
        throw new DOMException('The offline model was told to abort.', 'AbortError');
      case 'calls':
        for (const [number, { toolName, input: toolInput }] of action.calls.entries()) {
          const json = JSON.stringify(toolInput);
          const callId = id('call', number);
          yield { type: 'tool-input-start', id: callId, toolName };
          yield { type: 'tool-input-delta', id: callId, delta: json };
          yield { type: 'tool-input-end', id: callId };
          yield { type: 'tool-call', toolCallId: callId, toolName, input: json };
          outputTokens += tokensOf(json).length;
        }
        return { finishReason: 'tool-calls', outputTokens };
    }
  }
  return { finishReason: 'stop', outputTokens };
}

/** The actions after the first `done` groups of calls, up to the next one. */
function actionsOfStep(plan: Action[], done: number, mayCall: boolean): Action[] {
  let position = 0;
  for (let left = done; left > 0; left -= 1) {
    position = plan.findIndex((action, index) => index >= position && action.name === 'calls') + 1;
  }
  const rest = plan.slice(position);
  if (!mayCall) {
    return rest.filter((action) => action.name !== 'calls');
  }
  const next = rest.findIndex((action) => action.name === 'calls');
  return next === -1 ? rest : rest.slice(0, next + 1);
}

function countCalls(plan: Action[]): number {
  return plan.reduce((sum, action) => sum + (action.name === 'calls' ? action.calls.length : 0), 0);
}

/** Text that follows other text begins with a space, so that the parts read as one. */
function repeat(tokens: string[], count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const token = tokens[index % tokens.length] ?? ' .';
    return index > 0 && !/^\s/.test(token) ? ` ${token}` : token;
  });
}

/** Ids come from what was said before, so the same conversation always gets the same ones, and no two steps share one. */
function digest(prompt: unknown): string {
  return createHash('sha256').update(JSON.stringify(prompt)).digest('hex').slice(0, 16);
}
