import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { UIMessage } from 'ai';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { attach } from './testing/attach.ts';
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

describe('the history', () => {
  const user = (words: string, parts: UIMessage['parts'] = []): UIMessage => ({
    id: 'u',
    role: 'user',
    parts: [{ type: 'text', text: words }, ...parts],
  });

  test('is known to the model, tools and files included', async () => {
    const first = await playRichTurn(workspace);
    const { outcome } = await playTurn({
      input: 'And now?',
      workspace,
      history: [
        user('Is the brain idle? [[offline:error old]]', [
          {
            type: 'file',
            filename: 'notes.txt',
            mediaType: 'text/plain',
            url: '/api/workers/w/files/notes.txt',
          },
        ]),
        first.outcome.message,
      ],
    });
    expect(outcome).toMatchObject({ status: 'completed' });
    expect(outcome.outputText).toContain('Earlier in this task you said, in 1 turn: “Is the brain idle?”');
  });

  test('may hold turns that failed', async () => {
    const failed = await playTurn({ input: '[[offline:error At once.]]' });
    const cut = await playTurn({ input: '[[offline:tokens 2]] [[offline:abort]]' });
    const { outcome } = await playTurn({
      input: 'Once more.',
      history: [user('One'), failed.outcome.message, user('Two'), cut.outcome.message],
    });
    expect(outcome).toMatchObject({ status: 'completed' });
    expect(outcome.outputText).toContain('in 2 turns: “One”, “Two”');
  });
});

describe('files', () => {
  test('that came with the input are read, a binary one is described', async () => {
    const files = [
      await attach(workspace, '../../etc/pass wd.txt', 'root'),
      await attach(workspace, 'logo.png', new Uint8Array([137, 80, 0, 1])),
    ];
    const { outcome, types } = await playTurn({ input: 'Look', inputFiles: files, workspace });
    expect(types.filter((type) => type === 'start-step').length).toBe(2);
    expect(outcome.outputText).toContain('The file pass wd.txt (4 bytes) says: “root”');
    expect(outcome.outputText).toContain('The file logo.png is binary (image/png, 4 bytes)');
  });

  test('that the input names are read; without one that is there, the listing is', async () => {
    await workspace.write('data/prices.csv', 'bread;2');
    const named = await playTurn({ input: 'Sum up prices.csv, please.', workspace });
    expect(named.outcome.outputText).toContain('bread;2');
    const missing = await playTurn({ input: 'Sum up wages.csv.', workspace });
    expect(missing.outcome.outputText).toContain('The workspace holds: data/prices.csv');
    const none = await playTurn({ input: 'Sum up everything.', workspace });
    expect(none.types).not.toContain('tool-input-start');
  });

  test('fill the object', async () => {
    const bill = await attach(workspace, 'bill.txt', 'Vendor: ACME\nTotal: 42.50\nDue date: 2026-01-31\n');
    const properties = {
      vendor: { type: 'string' },
      total: { type: 'number' },
      dueDate: { type: 'string', format: 'date' },
    };
    const { outcome } = await playTurn({
      input: 'Extract.',
      inputFiles: [bill],
      workspace,
      outputSchema: { type: 'object', properties, required: Object.keys(properties) },
    });
    expect(outcome.structuredOutput).toEqual({ vendor: 'ACME', total: 42.5, dueDate: '2026-01-31' });
  });
});
