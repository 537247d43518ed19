import { afterEach, describe, expect, test } from 'vitest';

import { modelFromConfig } from './model-from-config.ts';
import { playTurn } from './testing/play-turn.ts';
import type { ChatReply, ChatServer } from './testing/start-chat-server.ts';
import { call, cut, refuse, say, startChatServer } from './testing/start-chat-server.ts';
import type { TurnRequest } from './turn-request.ts';

const key = 'sk-secret-0123456789';
const schema = { type: 'object', properties: { verdict: { enum: ['yes', 'no'] } }, required: ['verdict'] };
/** The AI SDK waits so long before it tries again. */
const soon = { 'retry-after-ms': '5' };

let server: ChatServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function play(replies: ChatReply[], given: Partial<TurnRequest> = {}) {
  server = await startChatServer(...replies);
  const model = modelFromConfig({ url: server.url, id: 'test-model', key });
  return { ...(await playTurn({ input: 'Hello?', model, ...given })), requests: server.requests };
}

describe('an answer', () => {
  test('is streamed, with its usage', async () => {
    const { chunks, outcome, requests } = await play([say('It ', 'is ', 'so.')]);
    expect(chunks.flatMap((chunk) => (chunk.type === 'text-delta' ? [chunk.delta] : []))).toEqual([
      'It ',
      'is ',
      'so.',
    ]);
    expect(outcome).toMatchObject({
      status: 'completed',
      outputText: 'It is so.',
      inputTokens: 100,
      outputTokens: 20,
      credits: 1,
    });
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      path: '/v1/chat/completions',
      headers: { authorization: `Bearer ${key}` },
      body: {
        model: 'test-model',
        stream: true,
        messages: [{ role: 'system', content: 'Answer the question.' }, { role: 'user' }],
      },
    });
    expect(requests[0]?.body.tools?.map((tool) => tool.function.name)).toEqual([
      'list_files',
      'read_file',
      'write_file',
    ]);
  });

  test('needs no key', async () => {
    server = await startChatServer(say('Yes.'));
    const { outcome } = await playTurn({
      input: 'Hello?',
      model: modelFromConfig({ url: `${server.url}/`, id: 'local' }),
    });
    expect(outcome.outputText).toBe('Yes.');
    expect(server.requests[0]?.headers.authorization).toBeUndefined();
  });

  test('after a tool call is the text of the last step', async () => {
    const { chunks, outcome, requests } = await play([
      call('write_file', { path: 'a.md', content: '# A' }),
      say('Written.'),
    ]);
    expect(outcome).toMatchObject({
      status: 'completed',
      outputText: 'Written.',
      files: [{ path: 'a.md', size: 3 }],
      inputTokens: 200,
    });
    expect(chunks).toContainEqual(
      expect.objectContaining({ type: 'data-file', data: expect.objectContaining({ url: 'a.md' }) }),
    );
    expect(requests[1]?.body.messages.slice(2)).toMatchObject([
      { role: 'assistant', content: 'Let me see.' },
      { role: 'tool', content: expect.stringContaining('"path":"a.md"') },
    ]);
  });

  test('comes without tools in the last step of the budget', async () => {
    const { outcome, requests } = await play([call('list_files', {}), say('Done.')], { budget: 'low' });
    expect(requests.map(({ body }) => body.tool_choice)).toEqual(['auto', 'none']);
    expect(outcome.outputText).toBe('Done.');
  });

  test('is asked for no more than the budget allows, also of a model that only calls tools', async () => {
    const { outcome, requests } = await play([call('list_files', {})], { budget: 'standard' });
    expect(requests).toHaveLength(8);
    expect(outcome).toMatchObject({
      status: 'error',
      error: expect.stringContaining('The budget "standard" was spent'),
      structuredOutput: null,
    });
  });
});

describe('an object', () => {
  test('is asked for after the prose', async () => {
    const { outcome, requests } = await play([say('I think so, yes.'), say('{"verdict":', '"yes"}')], {
      outputSchema: schema,
    });
    expect(outcome).toMatchObject({
      status: 'completed',
      outputText: 'I think so, yes.',
      structuredOutput: { verdict: 'yes' },
      credits: 2,
    });
    expect(requests[0]?.body.response_format).toBeUndefined();
    expect(requests[1]?.body.response_format).toMatchObject({
      type: 'json_schema',
      json_schema: { strict: false, schema },
    });
    expect(requests[1]?.body.messages.map(({ role }) => role)).toEqual([
      'system',
      'user',
      'assistant',
      'user',
    ]);
  });

  test('is taken from an answer that already is one', async () => {
    const { outcome, requests } = await play([say('```json\n{"verdict": "no"}\n```')], {
      outputSchema: schema,
    });
    expect(outcome.structuredOutput).toEqual({ verdict: 'no' });
    expect(requests).toHaveLength(1);
  });

  test('is repaired, with what is wrong said to the model', async () => {
    const { outcome, requests } = await play(
      [say('Perhaps.'), say('{"verdict":"perhaps"}'), say('no JSON'), say('{"verdict":"no"}')],
      { outputSchema: schema },
    );
    expect(outcome).toMatchObject({ status: 'completed', structuredOutput: { verdict: 'no' } });
    expect(JSON.stringify(requests[2]?.body.messages.at(-1))).toContain(
      '/verdict must be equal to one of the allowed values',
    );
    expect(JSON.stringify(requests[3]?.body.messages.at(-1))).toContain('it is no JSON');
  });

  test('that never validates ends the turn', async () => {
    const { outcome, requests } = await play([say('Perhaps.'), say('{"verdict":"perhaps"}')], {
      outputSchema: schema,
    });
    expect(outcome).toMatchObject({ status: 'error', structuredOutput: null, outputText: 'Perhaps.' });
    expect(outcome.error).toMatch(/outputSchema, after 3 attempts: \/verdict must be equal/);
    expect(requests).toHaveLength(4);
  });

  test('ends the turn when the endpoint fails', async () => {
    const { outcome } = await play([say('Yes.'), refuse(400, 'response_format is not supported')], {
      outputSchema: schema,
    });
    expect(outcome).toMatchObject({
      status: 'error',
      error: 'The model endpoint answered with HTTP 400: response_format is not supported.',
    });
  });
});

describe('an error of the endpoint', () => {
  test('401 is said, without the key', async () => {
    const { outcome, requests } = await play([refuse(401, `Incorrect API key provided: ${key}.`)]);
    expect(outcome).toMatchObject({
      status: 'error',
      error: 'The model endpoint refused the key (HTTP 401): Incorrect API key provided: ***.',
    });
    expect(JSON.stringify(outcome)).not.toContain(key);
    expect(requests).toHaveLength(1);
  });

  test('404 is said', async () => {
    const { outcome } = await play([refuse(404, 'The model does not exist')]);
    expect(outcome.error).toBe(
      'The model endpoint knows no such model or path (HTTP 404): The model does not exist.',
    );
  });

  test('429 is tried again', async () => {
    const { outcome, requests } = await play([refuse(429, 'Slow down', soon), say('Now.')]);
    expect(outcome).toMatchObject({ status: 'completed', outputText: 'Now.' });
    expect(requests).toHaveLength(2);
  });

  test.each([
    [429, 'The model endpoint is out of quota or rate limited, also after retries (HTTP 429): Busy.'],
    [500, 'The model endpoint answered with HTTP 500: Busy.'],
  ])('%i is tried twice again, then said', async (status, sentence) => {
    const { outcome, requests } = await play([refuse(status, 'Busy', soon)]);
    expect(outcome).toMatchObject({ status: 'error', error: sentence });
    expect(requests).toHaveLength(3);
  });

  test('that is no JSON is said', async () => {
    const { outcome } = await play([
      (response) => response.writeHead(400, { 'content-type': 'text/html' }).end('<h1>Bad</h1>'),
    ]);
    expect(outcome).toMatchObject({ status: 'error', error: expect.stringContaining('HTTP 400') });
  });

  test('an endpoint that is not there is said', async () => {
    const { url, close } = await startChatServer(say(''));
    await close();
    const { outcome } = await playTurn({ input: 'Hello?', model: modelFromConfig({ url, id: 'test' }) });
    expect(outcome).toMatchObject({
      status: 'error',
      error: expect.stringContaining('could not be reached'),
    });
  }, 30_000);

  test('a stream that is cut keeps what had come', async () => {
    const { chunks, outcome } = await play([cut('It ', 'is')]);
    expect(outcome).toMatchObject({ status: 'error', outputText: 'It is' });
    expect(outcome.error).toContain('cut before the answer was complete');
    expect(chunks.at(-1)).toEqual({ type: 'finish-step' });
  });

  test('a stream that ends without a finish is no answer', async () => {
    const { outcome } = await play([
      (response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.end(
          `data: ${JSON.stringify({ id: 'a', choices: [{ index: 0, delta: { content: 'It' }, finish_reason: null }] })}\n\n`,
        );
      },
    ]);
    expect(outcome.status).toBe('error');
  });

  test('an error within the stream is said', async () => {
    const { outcome } = await play([
      (response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.end(
          `data: ${JSON.stringify({ error: { message: 'Overloaded', type: 'server_error' } })}\n\n`,
        );
      },
    ]);
    expect(outcome).toMatchObject({ status: 'error', error: expect.stringContaining('Overloaded') });
  });

  test('a filtered answer is said', async () => {
    const { outcome } = await play([
      (response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.end(
          `data: ${JSON.stringify({ id: 'a', choices: [{ index: 0, delta: {}, finish_reason: 'content_filter' }] })}\n\ndata: [DONE]\n\n`,
        );
      },
    ]);
    expect(outcome).toMatchObject({
      status: 'error',
      error: "The model's content filter stopped the answer.",
    });
  });
});

test('an abort ends a request that hangs', async () => {
  const controller = new AbortController();
  const { outcome } = await play([() => controller.abort()], { signal: controller.signal });
  expect(outcome).toMatchObject({ status: 'aborted', error: null });
});
