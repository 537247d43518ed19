import type { ModelMessage } from 'ai';
import { NoObjectGeneratedError, Output, jsonSchema, streamText } from 'ai';

import { parseJsonText } from './parse-json-text.ts';
import { inSchemaThread } from './schema/in-schema-thread.ts';
import type { TurnChunk } from './turn-chunk.ts';
import { TurnFailure } from './turn-failure.ts';
import type { TurnRecord } from './turn-record.ts';
import type { TurnRequest } from './turn-request.ts';

/** The first request and the repairs. */
const maxAttempts = 3;

/**
 * The answer as an object by the worker's `outputSchema`. The model answers in prose first, with its tools, and is then asked for the object: so
 * `output_text` stays readable, and endpoints that can't do tools and a response format at once still work. An answer that already is valid
 * JSON is taken as it is. An object that does not validate goes back to the model with what is wrong with it, twice. Yields each object's text
 * while it is being written, and returns the one that validates.
 *
 * @param messages The whole conversation, the answer included.
 * @throws {TurnFailure} When no attempt validates.
 */
export async function* structuredAnswer(
  request: TurnRequest,
  schema: Record<string, unknown>,
  messages: ModelMessage[],
  record: TurnRecord,
): AsyncGenerator<TurnChunk, Record<string, unknown>> {
  const check = (value: unknown) => inSchemaThread({ kind: 'check', schema, value });
  const answered = parseJsonText(record.outputText);
  if (answered !== undefined && (await check(answered)) === null) {
    return requireObject(answered);
  }
  const conversation = [...messages];
  let fault = '';
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    conversation.push(ask(schema, attempt, fault));
    const { value, text } = yield* generate(request, schema, conversation, record, attempt);
    fault = value === undefined ? 'it is no JSON' : ((await check(value)) ?? '');
    if (fault === '') {
      return requireObject(value);
    }
    conversation.push({ role: 'assistant', content: text });
  }
  throw new TurnFailure(
    `The answer does not match the worker's outputSchema, after ${maxAttempts} attempts: ${fault}.`,
  );
}

function ask(schema: Record<string, unknown>, attempt: number, fault: string): ModelMessage {
  const text =
    attempt === 1
      ? `Now give your answer as one JSON value that validates against this JSON Schema, and nothing else:\n${JSON.stringify(schema)}`
      : `That does not validate: ${fault}. Give the corrected JSON value, and nothing else.`;
  return {
    role: 'user',
    content: [{ type: 'text', text, providerOptions: { handinger: { structuredAttempt: attempt } } }],
  };
}

async function* generate(
  request: TurnRequest,
  schema: Record<string, unknown>,
  messages: ModelMessage[],
  record: TurnRecord,
  attempt: number,
): AsyncGenerator<TurnChunk, { value: unknown; text: string }> {
  let failure: unknown = null;
  record.modelCalls += 1;
  // Validated afterwards, where the fault can be told to the model.
  const anyObject = Output.object({ name: 'answer', schema: jsonSchema<unknown>(schema) });
  const output: typeof anyObject = {
    ...anyObject,
    // Text is passed on only when the partial object has changed. Parsing it anew for each token would stop the server for as long as a long
    // one lasts; that it has grown is enough.
    parsePartialOutput: async ({ text }) => ({ partial: text.length }),
  };
  const result = streamText({
    model: request.model,
    ...(request.instructions.trim() !== '' && { instructions: request.instructions }),
    messages,
    abortSignal: request.signal,
    output,
    // A user's schema need not keep to the subset that OpenAI's strict mode accepts.
    providerOptions: { openaiCompatible: { strictJsonSchema: false } },
    onStepEnd: (step) => record.countTokens(step.usage),
    onError: ({ error }) => {
      failure ??= error;
    },
  });
  try {
    for await (const delta of result.textStream) {
      if (delta !== '') {
        yield { type: 'data-output-delta', data: { attempt, delta }, transient: true };
      }
    }
    request.signal.throwIfAborted();
    return { value: await result.output, text: await result.text };
  } catch (error) {
    request.signal.throwIfAborted();
    if (failure !== null || !NoObjectGeneratedError.isInstance(error)) {
      throw failure ?? error;
    }
    return { value: parseJsonText(error.text ?? ''), text: error.text ?? '' };
  }
}

function requireObject(value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw new TurnFailure(
    "The worker's outputSchema must describe an object; wrap the value in a property of one.",
  );
}
