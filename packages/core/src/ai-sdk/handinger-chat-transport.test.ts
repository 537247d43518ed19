import type { UIMessage } from 'ai';
import { describe, expect, test } from 'vitest';
import { UploadError } from '../errors/upload-error.ts';
import { createFakeHandinger } from '../testing/create-fake-handinger.ts';
import { HandingerChatTransport, type HandingerChatTransportOptions } from './handinger-chat-transport.ts';

const message = (id: string, ...parts: UIMessage['parts']): UIMessage => ({ id, role: 'user', parts });
const text = (words: string) => ({ type: 'text' as const, text: words });

function chat(options: Partial<HandingerChatTransportOptions> = {}) {
  const fake = createFakeHandinger();
  const transport = new HandingerChatTransport({ client: fake.client(), ...options });
  async function send(
    messages: UIMessage[],
    more: Partial<Parameters<typeof transport.sendMessages>[0]> = {},
  ): Promise<void> {
    const stream = await transport.sendMessages({
      trigger: 'submit-message',
      chatId: 'chat-1',
      messageId: undefined,
      abortSignal: undefined,
      messages,
      ...more,
    });
    for await (const _ of stream);
  }
  const bodies = () =>
    fake.requests.filter(({ operation }) => operation === 'tasks.create').map(({ body }) => body);
  return { fake, transport, send, bodies };
}

describe('a message is a turn', () => {
  test('of which only the last is sent, with the chat as its task', async () => {
    const { send, bodies, fake } = chat({ budget: 'low' });
    const first = message('m1', text('One'), text('more'));
    await send([first]);
    await send([first, { id: 'a1', role: 'assistant', parts: [text('Answer')] }, message('m2', text('Two'))]);
    expect(bodies()).toMatchObject([
      { input: 'One\nmore', taskId: 'chat-1', budget: 'low' },
      { input: 'Two', taskId: 'chat-1', budget: 'low' },
    ]);
    expect(fake.turns).toHaveLength(2);
  });

  test('that runs once however often it is sent, and again when it is edited or regenerated', async () => {
    const { send, fake } = chat();
    const one = [message('m1', text('Once'))];
    await Promise.all([send(one), send(one)]);
    await send(one);
    expect(fake.turns).toHaveLength(1);
    await send([message('m1', text('Edited'))]);
    expect(fake.turns).toHaveLength(2);
    await send(one, { trigger: 'regenerate-message' });
    await send(one, { trigger: 'regenerate-message' });
    expect(fake.turns.map(({ input }) => input)).toEqual(['Once', 'Edited', 'Once', 'Once']);
    await send(one, { chatId: 'chat-2' });
    expect(fake.turns).toHaveLength(5);
  });

  test('with its files', async () => {
    const { send, fake, bodies } = chat();
    const file = (url: string, filename?: string) => ({
      type: 'file' as const,
      mediaType: 'text/plain',
      url,
      ...(filename !== undefined && { filename }),
    });
    const bytes = new TextEncoder().encode('Grüße 🐕');
    const base64 = btoa(String.fromCharCode(...bytes));
    await send([message('m1', file(`data:text/plain;base64,${base64}`, 'ä.txt'), file('data:,a%20b'))]);
    const files = fake.requests[0]?.files ?? [];
    expect(files.map(({ name }) => name)).toEqual(['ä.txt', 'file-2']);
    expect(await Promise.all(files.map((one) => one.text()))).toEqual(['Grüße 🐕', 'a b']);
    expect(bodies()[0]).toMatchObject({ input: 'ä.txt, file-2' });

    const elsewhere = [message('m2', text('x'), file('https://example.com/a.txt', 'a.txt'))];
    await expect(send(elsewhere)).rejects.toThrow(UploadError);
    await expect(send([message('m3', text('x'), file('data:nothing', 'b.txt'))])).rejects.toThrow(
      /malformed data URL/,
    );
    expect(fake.turns).toHaveLength(1);
  });

  test('that prepareTurn may change', async () => {
    const { send, bodies, fake } = chat({
      taskId: (chatId) => `tsk_${chatId}`,
      prepareTurn: ({ message: { id }, metadata }) => ({
        input: `${id} ${JSON.stringify(metadata)}`,
        files: [new File(['x'], 'x.txt')],
        budget: 'high',
      }),
    });
    await send([message('m1', { type: 'file', mediaType: 'a/b', url: 'https://example.com' })], {
      metadata: { a: 1 },
    });
    expect(bodies()).toMatchObject([{ input: 'm1 {"a":1}', taskId: 'tsk_chat-1', budget: 'high' }]);
    expect(fake.requests[0]?.files).toHaveLength(1);
  });

  test('that needs a message, and a chat with an id', async () => {
    const { send, fake } = chat();
    await expect(send([])).rejects.toMatchObject({ code: 'invalid_option' });
    await expect(send([message('m', text('x'))], { chatId: '' })).rejects.toMatchObject({
      code: 'invalid_option',
    });
    expect(fake.requests).toEqual([]);
  });
});

describe('reconnecting', () => {
  test('gives null for a chat without a task, and for one whose turns are over', async () => {
    const { transport, send } = chat();
    expect(await transport.reconnectToStream({ chatId: 'chat-none' })).toBeNull();
    await send([message('m1', text('x'))]);
    expect(await transport.reconnectToStream({ chatId: 'chat-1' })).toBeNull();
  });

  test('gives the running turn from its beginning, and no earlier one', async () => {
    const { transport, fake, send } = chat();
    await send([message('m1', text('first'))]);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    fake.onTask(async function* () {
      yield 'one ';
      await held;
      yield 'two';
    });
    const leaving = new AbortController();
    const sent = await transport.sendMessages({
      trigger: 'submit-message',
      chatId: 'chat-1',
      messageId: undefined,
      abortSignal: leaving.signal,
      messages: [message('m2', text('second'))],
    });
    const reader = sent.getReader();
    await reader.read();
    leaving.abort();
    await expect(
      (async () => {
        while (!(await reader.read()).done);
      })(),
    ).rejects.toMatchObject({ name: 'AbortError' });

    const resumed = await transport.reconnectToStream({ chatId: 'chat-1' });
    release();
    const chunks = [];
    for await (const chunk of resumed ?? new ReadableStream()) chunks.push(chunk);
    expect(chunks.filter(({ type }) => type === 'start')).toHaveLength(1);
    expect(chunks.flatMap((chunk) => (chunk.type === 'text-delta' ? [chunk.delta] : [])).join('')).toBe(
      'one two',
    );
    expect(chunks.at(-1)).toEqual({ type: 'finish' });
    expect(fake.turns).toHaveLength(2);
  });

  test('fails where it can’t be known', async () => {
    const { transport, fake } = chat();
    fake.fail({ operation: 'tasks.retrieve', status: 403, code: 'forbidden' });
    await expect(transport.reconnectToStream({ chatId: 'chat-1' })).rejects.toMatchObject({ status: 403 });
  });
});
