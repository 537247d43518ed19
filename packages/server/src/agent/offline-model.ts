import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4Content,
  LanguageModelV4StreamPart,
  LanguageModelV4Usage,
} from '@ai-sdk/provider';

import type { Conversation } from './offline/conversation.ts';
import { readConversation } from './offline/conversation.ts';
import { inPace } from './offline/in-pace.ts';
import { parseDirectives } from './offline/parse-directives.ts';
import type { StepResult } from './offline/perform-step.ts';
import { performStep } from './offline/perform-step.ts';
import { structuredText } from './offline/structured-text.ts';
import { tokensOf } from './offline/tokens-of.ts';
import type { SchemaObject } from './schema/schema-document.ts';

/**
 * A model that needs no network and no key: it answers from its input alone, says so, and always answers the same input with the same
 * chunks. Directives in the input steer it; the README beside this file lists them.
 */
export function createOfflineModel(): LanguageModelV4 {
  return {
    specificationVersion: 'v4',
    provider: 'handinger',
    modelId: 'offline',
    supportedUrls: {},
    doStream: async (options) => ({ stream: ReadableStream.from(streamParts(options)) }),
    doGenerate: async (options) => {
      const content = new Map<string, LanguageModelV4Content>();
      for await (const part of streamParts(options)) {
        if (part.type === 'finish') {
          const { finishReason, usage } = part;
          return { content: [...content.values()], finishReason, usage, warnings: [] };
        }
        collect(content, part);
      }
      throw new Error('The offline model ended without a finish.');
    },
  };
}

async function* streamParts(options: LanguageModelV4CallOptions): AsyncGenerator<LanguageModelV4StreamPart> {
  yield { type: 'stream-start', warnings: [] };
  yield { type: 'response-metadata', id: 'offline', modelId: 'offline', timestamp: new Date(0) };
  const conversation = readConversation(options.prompt);
  const steps =
    options.responseFormat?.type === 'json'
      ? performObject(conversation, options)
      : performStep(conversation, options);
  let result = await steps.next();
  while (result.done !== true) {
    yield result.value;
    result = await steps.next();
  }
  const { finishReason, outputTokens } = result.value;
  yield {
    type: 'finish',
    finishReason: { unified: finishReason, raw: finishReason },
    usage: usage(options, outputTokens),
  };
}

async function* performObject(
  conversation: Conversation,
  options: LanguageModelV4CallOptions,
): AsyncGenerator<LanguageModelV4StreamPart, StepResult> {
  const schema = options.responseFormat?.type === 'json' ? options.responseFormat.schema : undefined;
  const tokens = tokensOf(await structuredText(conversation, (schema ?? {}) as SchemaObject));
  yield { type: 'text-start', id: 'object' };
  const { directives } = parseDirectives(conversation.input);
  for await (const delta of inPace(tokens, directives, options.abortSignal)) {
    yield { type: 'text-delta', id: 'object', delta };
  }
  yield { type: 'text-end', id: 'object' };
  return { finishReason: 'stop', outputTokens: tokens.length };
}

function collect(content: Map<string, LanguageModelV4Content>, part: LanguageModelV4StreamPart): void {
  if (part.type === 'text-delta') {
    const text = content.get(part.id);
    content.set(part.id, { type: 'text', text: (text?.type === 'text' ? text.text : '') + part.delta });
  } else if (part.type === 'source') {
    content.set(part.id, part);
  } else if (part.type === 'tool-call') {
    content.set(part.toolCallId, part);
  }
}

/** A token is a word, in the prompt as in the answer. */
function usage({ prompt }: LanguageModelV4CallOptions, outputTokens: number): LanguageModelV4Usage {
  const texts = prompt.flatMap(({ content }) =>
    typeof content === 'string'
      ? [content]
      : content.map((part) => (part.type === 'text' ? part.text : JSON.stringify(part))),
  );
  const inputTokens = texts.reduce((sum, text) => sum + tokensOf(text).length, 0);
  return {
    inputTokens: { total: inputTokens, noCache: inputTokens, cacheRead: 0, cacheWrite: 0 },
    outputTokens: { total: outputTokens, text: outputTokens, reasoning: 0 },
  };
}
