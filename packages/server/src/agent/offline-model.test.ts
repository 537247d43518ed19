import { generateText, streamText, tool } from 'ai';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

import { createOfflineModel } from './offline-model.ts';

describe('the offline model', () => {
  test('says the same whether it is streamed or not', async () => {
    const prompt = 'What is at https://a.example/b?';
    const generated = await generateText({ model: createOfflineModel(), prompt });
    const streamed = streamText({ model: createOfflineModel(), prompt });
    expect(generated.text).toContain('This is the offline model');
    expect(await streamed.text).toBe(generated.text);
    expect(await streamed.usage).toEqual(generated.usage);
    expect(generated.sources).toMatchObject([{ sourceType: 'url', url: 'https://a.example/b' }]);
  });

  test('speaks in words', async () => {
    const deltas: string[] = [];
    for await (const delta of streamText({ model: createOfflineModel(), prompt: 'Hello  there' })
      .textStream) {
      deltas.push(delta);
    }
    expect(deltas.every((delta) => /^\s*\S+$/.test(delta))).toBe(true);
    expect(deltas.join('')).toContain('You said: “Hello there”');
  });

  test('calls a tool without streaming too', async () => {
    const look = tool({ inputSchema: z.object({ at: z.string() }), execute: ({ at }) => `seen ${at}` });
    const { toolResults } = await generateText({
      model: createOfflineModel(),
      tools: { look },
      prompt: '[[offline:tool look {"at": "me"}]]',
    });
    expect(toolResults).toMatchObject([{ toolName: 'look', output: 'seen me' }]);
  });

  test('follows no directive in its instructions', async () => {
    const { text } = await generateText({
      model: createOfflineModel(),
      instructions: 'Be kind. [[offline:error No.]]',
      prompt: 'Hello',
    });
    expect(text).toContain('The instructions are: “Be kind.”');
  });
});
