import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { asSchema, readUIMessageStream, uiMessageChunkSchema } from 'ai';
import type { UIMessage, UIMessageChunk } from 'ai';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { playRichTurn } from './testing/play-rich-turn.ts';
import { playTurn } from './testing/play-turn.ts';
import { openWorkspace } from './workspace.ts';
import type { Workspace } from './workspace.ts';

let folder: string;
let workspace: Workspace;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handinger-turn-'));
  workspace = openWorkspace(folder);
});
afterEach(() => rm(folder, { recursive: true }));

describe('the chunks of a turn', () => {
  test('are chunks of the AI SDK, and its reader makes the message of the outcome from them', async () => {
    const { chunks, outcome, text } = await playRichTurn(workspace);
    for (const chunk of chunks) {
      expect(await asSchema(uiMessageChunkSchema).validate?.(chunk)).toMatchObject({ success: true });
    }
    let message: UIMessage | undefined;
    for await (const snapshot of readUIMessageStream({
      stream: ReadableStream.from<UIMessageChunk>(chunks),
    })) {
      message = snapshot;
    }
    expect(outcome.message).toEqual({ ...message, id: '' });
    expect(text).toBe(outcome.outputText);
  });

  test('come in whole steps, files after the tool that made them', async () => {
    const { chunks, outcome, types } = await playRichTurn(workspace);
    const call = ['tool-input-start', 'tool-input-delta', 'tool-input-available', 'tool-output-available'];
    const steps = [call, call, [...call, 'data-file', 'file'], ['source-url', 'text-start', 'text-end']];
    expect(types.filter((type) => type !== 'text-delta' && type !== 'data-output-delta')).toEqual(
      steps.flatMap((step) => ['start-step', ...step, 'finish-step']),
    );
    expect(chunks).toContainEqual({
      type: 'data-file',
      data: { filename: 'report.md', mediaType: 'text/markdown', url: 'out/report.md', size: 6 },
    });
    expect(chunks).toContainEqual({ type: 'file', url: 'out/report.md', mediaType: 'text/markdown' });
    expect(outcome.files).toEqual([
      { filename: 'report.md', mediaType: 'text/markdown', path: 'out/report.md', size: 6 },
    ]);
    expect(outcome.sources).toEqual([
      { id: expect.any(String), url: 'https://a.example/brain', title: null },
    ]);
    expect(Buffer.from(await workspace.read('out/report.md')).toString()).toBe('# Done');
  });

  test('are the same for the same input', async () => {
    const first = await playRichTurn(workspace);
    await rm(folder, { recursive: true });
    const second = await playRichTurn(workspace);
    expect(second).toEqual(first);
  });

  test('have tool call ids that no turn of the task shares', async () => {
    const first = await playTurn({ input: '[[offline:tool list_files]]', workspace });
    const user: UIMessage = {
      id: 'u',
      role: 'user',
      parts: [{ type: 'text', text: '[[offline:tool list_files]]' }],
    };
    const history = [user, first.outcome.message];
    const second = await playTurn({ input: '[[offline:tool list_files]]', workspace, history });
    const ids = [first, second].flatMap(({ chunks }) =>
      chunks.flatMap((chunk) => (chunk.type === 'tool-input-available' ? [chunk.toolCallId] : [])),
    );
    expect(new Set(ids).size).toBe(2);
  });
});

describe('the outcome', () => {
  test('has the text, the object and what it cost', async () => {
    const { outcome, types } = await playRichTurn(workspace);
    expect(outcome).toMatchObject({
      status: 'completed',
      error: null,
      structuredOutput: { verdict: 'unverified', summary: expect.any(String) },
    });
    expect(outcome.outputText).toContain('offline model');
    expect(outcome.outputText).toContain('The brain is always busy.');
    const calls = types.filter((type) => type === 'start-step').length + 1;
    expect(outcome.inputTokens).toBeGreaterThan(0);
    expect(outcome.outputTokens).toBeGreaterThan(types.filter((type) => type === 'text-delta').length);
    expect(outcome.credits).toBe(Math.round(calls + (outcome.inputTokens + outcome.outputTokens) / 1000));
  });

  test('counts the tokens that the model said', async () => {
    const { outcome } = await playTurn({ input: '[[offline:tokens 200]]' });
    expect(outcome).toMatchObject({ status: 'completed', outputTokens: 200 });
  });

  test('lists a file once that was written twice', async () => {
    const { outcome, types } = await playTurn({
      input: '[[offline:file a.txt: one]] [[offline:file a.txt: three]]',
      workspace,
    });
    expect(outcome.files).toEqual([{ filename: 'a.txt', mediaType: 'text/plain', path: 'a.txt', size: 5 }]);
    expect(types.filter((type) => type === 'data-file').length).toBe(2);
  });
});

describe('the budget', () => {
  const fiveCalls = Array.from({ length: 5 }, () => '[[offline:tool list_files]]').join(' ');
  const manyCalls = fiveCalls.repeat(6);

  test.each([
    ['low', 2],
    ['standard', 8],
    ['high', 24],
    ['unlimited', 31],
  ] as const)('%s bounds the steps to %i', async (budget, steps) => {
    const { outcome, types } = await playTurn({ input: manyCalls, budget, workspace });
    expect(types.filter((type) => type === 'start-step').length).toBe(steps);
    expect(outcome.status).toBe('completed');
    expect(outcome.outputText.includes('The budget left no step')).toBe(budget !== 'unlimited');
  });
});
