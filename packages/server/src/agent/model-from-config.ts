import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { LanguageModelV4 } from '@ai-sdk/provider';

/** Where a model is served. */
export interface ModelConfig {
  /** The base of the endpoint, such as `http://127.0.0.1:11434/v1`; `/chat/completions` is put behind it. */
  url: string;
  /** The endpoint's name of the model. */
  id: string;
  /** Sent as a bearer token. Local endpoints need none. */
  key?: string | undefined;
}

/** A model behind any endpoint that speaks OpenAI's chat completions protocol, streaming. */
export function modelFromConfig({ url, id, key }: ModelConfig): LanguageModelV4 {
  const provider = createOpenAICompatible({
    // Also the name of its provider options, which `structured-answer.ts` sets.
    name: 'openaiCompatible',
    baseURL: url,
    includeUsage: true,
    supportsStructuredOutputs: true,
    ...(key !== undefined && key !== '' && { apiKey: key, fetch: withoutKeyInErrors(key) }),
  });
  return provider.chatModel(id);
}

/** Endpoints like to repeat the key in the body of an error, which ends up in the turn's `error` and in logs. */
function withoutKeyInErrors(key: string): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    if (response.ok) {
      return response;
    }
    const body = (await response.text()).replaceAll(key, '***');
    const { status, statusText } = response;
    const headers = new Headers(response.headers);
    headers.delete('content-encoding');
    headers.delete('content-length');
    return new Response(body, { status, statusText, headers });
  };
}
