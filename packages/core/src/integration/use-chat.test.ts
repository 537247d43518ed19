import { useChat } from '@ai-sdk/react';
import { asSchema } from '@ai-sdk/provider-utils';
import { startTestServer, type TestServer } from '@ramensoft/handinger-server/testing';
import { uiMessageChunkSchema, type UIMessage } from 'ai';
import { StrictMode, useEffect } from 'react';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { HandingerChatTransport } from '../ai-sdk/handinger-chat-transport.ts';
import { NotFoundError } from '../errors/not-found-error.ts';
import { Handinger } from '../handinger.ts';
import { createHandingerProxy } from '../proxy/create-handinger-proxy.ts';
import { installDom } from '../test-support/install-dom.ts';

installDom();
// After the page is there: the library looks for it when it is loaded.
const { cleanup, renderHook, waitFor } = await import('@testing-library/react');

let server: TestServer;
let client: Handinger;
/** As in a page: no key, and everything through the proxy. */
let browserClient: Handinger;
let workerId: string;
const bodies: string[] = [];
const keys: (string | null)[] = [];

beforeAll(async () => {
  server = await startTestServer();
  // Page and server are one process here.
  client = new Handinger({ apiKey: server.key, baseURL: server.url, dangerouslyAllowBrowser: true });
  workerId = (await client.workers.create({ instructions: 'Repeat what you are told.' })).id;
  const proxy = createHandingerProxy({
    client,
    authorize: () => true,
    allow: ['tasks.create', 'tasks.retrieve', 'workers.streamUpdates'],
  });
  browserClient = new Handinger({
    apiKey: null,
    baseURL: 'https://app.example/api/handinger',
    fetch: async (input, init) => {
      const request = new Request(input, { ...init, duplex: 'half' });
      keys.push(request.headers.get('authorization'));
      if (request.method === 'POST') bodies.push(await request.clone().text());
      return proxy(request);
    },
  });
});
afterAll(() => server.close());
afterEach(() => cleanup());

const newTransport = (worker = workerId) =>
  new HandingerChatTransport({ client: browserClient, workerId: worker });
const textOf = (message: UIMessage | undefined) =>
  message?.parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('') ?? '';

function renderChat(
  id: string,
  options: Parameters<typeof useChat>[0] & object = {},
  transport = newTransport(),
) {
  return renderHook(() => useChat({ id, transport, ...options }));
}

test('a conversation with a follow-up and a file', { timeout: 60_000 }, async () => {
  const { result } = renderChat('chat-talk');
  await result.current.sendMessage({ text: 'My dog is called Rex.' });
  await waitFor(() => expect(result.current.status).toBe('ready'));
  expect(textOf(result.current.messages[1])).not.toBe('');

  bodies.length = 0;
  await result.current.sendMessage({ text: 'What is its name?' });
  await waitFor(() => expect(textOf(result.current.messages[3])).toContain('Rex'));
  expect(bodies).toHaveLength(1);
  expect(bodies[0]).not.toContain('Rex');

  const url = `data:text/plain;base64,${btoa('the secret word is marzipan')}`;
  await result.current.sendMessage({
    text: 'What does word.txt say?',
    files: [{ type: 'file', mediaType: 'text/plain', filename: 'word.txt', url }],
  });
  await waitFor(() => expect(textOf(result.current.messages[5])).toContain('marzipan'));

  expect(new Set(keys)).toEqual(new Set([null]));
  const { turns } = await client.tasks.retrieve('chat-talk');
  expect(turns.map(({ status }) => status)).toEqual(['completed', 'completed', 'completed']);
  // The server's own record of the conversation fits the chat's: it can be loaded as its first messages.
  const worker = await client.workers.retrieve(workerId, { taskId: 'chat-talk' });
  const answers = (messages: readonly UIMessage[]) => messages.filter(({ role }) => role === 'assistant');
  expect(answers(result.current.messages).map(({ id }) => id)).toEqual(
    answers(worker.messages as UIMessage[]).map(({ id }) => id),
  );
});

test('two effects of StrictMode with one message run one turn', async () => {
  const message = {
    id: 'msg-strict',
    role: 'user' as const,
    parts: [{ type: 'text' as const, text: 'Hello' }],
  };
  const transport = newTransport();
  const { result } = renderHook(
    () => {
      const chat = useChat({ id: 'chat-strict', transport });
      const { sendMessage } = chat;
      useEffect(() => void sendMessage(message), [sendMessage]);
      return chat;
    },
    { wrapper: StrictMode },
  );
  await waitFor(() => expect(textOf(result.current.messages.at(-1))).toContain('Hello'));
  await waitFor(() => expect(result.current.status).toBe('ready'));
  expect((await client.tasks.listTurns('chat-strict')).items).toHaveLength(1);
});

test(
  'a page that is loaded again in the middle of an answer gets the whole of it',
  { timeout: 60_000 },
  async () => {
    const first = renderChat('chat-resume');
    const input = '[[offline:pace 25ms]] [[offline:tokens 60]] Tell me a story.';
    void first.result.current.sendMessage({ text: input });
    await waitFor(() => expect(textOf(first.result.current.messages[1])).not.toBe(''), { timeout: 10_000 });
    const [question] = first.result.current.messages;
    first.unmount();
    await first.result.current.stop();

    const second = renderChat('chat-resume', { messages: question ? [question] : [], resume: true });
    await waitFor(() => expect(textOf(second.result.current.messages[1])).not.toBe(''), { timeout: 10_000 });
    await waitFor(() => expect(second.result.current.status).toBe('ready'), { timeout: 20_000 });
    const worker = await client.tasks.wait('chat-resume');
    expect(second.result.current.messages).toHaveLength(2);
    expect(textOf(second.result.current.messages[1])).toBe(worker.output_text);
    expect((await client.tasks.listTurns('chat-resume')).items).toHaveLength(1);

    const third = renderChat('chat-resume', { messages: second.result.current.messages, resume: true });
    await waitFor(() => expect(third.result.current.status).toBe('ready'));
    expect(third.result.current.messages).toHaveLength(2);
  },
);

test('stop leaves the turn running, and regenerate asks again', { timeout: 60_000 }, async () => {
  const { result } = renderChat('chat-stop');
  void result.current.sendMessage({ text: '[[offline:delay 300ms]] Hello' });
  await waitFor(async () => expect((await client.tasks.listTurns('chat-stop')).items).toHaveLength(1));
  await result.current.stop();
  await waitFor(() => expect(result.current.status).toBe('ready'));
  expect(result.current.error).toBeUndefined();
  expect((await client.tasks.wait('chat-stop')).metadata['turnStatus']).toBe('completed');

  await result.current.regenerate();
  await waitFor(() => expect(textOf(result.current.messages.at(-1))).toContain('Hello'));
  expect((await client.tasks.listTurns('chat-stop')).items).toHaveLength(2);
});

test('a turn that fails, and a request that is refused, are errors of the chat', async () => {
  const { result } = renderChat('chat-error');
  await result.current.sendMessage({ text: '[[offline:error Out of luck.]]' });
  await waitFor(() => expect(result.current.error?.message).toBe('Out of luck.'));

  const refused = renderChat('chat-refused', {}, newTransport('wrk_none'));
  await refused.result.current.sendMessage({ text: 'Hello' });
  await waitFor(() => expect(refused.result.current.error).toBeInstanceOf(NotFoundError));
});

test('every chunk is one of the protocol, as the server sent it', async () => {
  const stream = await newTransport().sendMessages({
    trigger: 'submit-message',
    chatId: 'chat-chunks',
    messageId: undefined,
    abortSignal: undefined,
    messages: [
      {
        id: 'm',
        role: 'user',
        parts: [
          { type: 'text', text: '[[offline:file a.md: # A]] [[offline:source https://example.com A]] Go.' },
        ],
      },
    ],
  });
  const chunks = [];
  for await (const chunk of stream) {
    const result = await asSchema(uiMessageChunkSchema).validate?.(chunk);
    expect(result).toMatchObject({ success: true });
    chunks.push(chunk);
  }
  const types = new Set(chunks.map(({ type }) => type));
  for (const type of ['data-task', 'file', 'source-url', 'data-worker', 'finish'])
    expect(types).toContain(type);
  const sent = [];
  for await (const chunk of client.tasks.attach({ taskId: 'chat-chunks' }).stream()) sent.push(chunk);
  const whole = (list: readonly { type: string }[]) => list.filter(({ type }) => !type.endsWith('-delta'));
  expect(whole(chunks)).toEqual(whole(sent));
});
