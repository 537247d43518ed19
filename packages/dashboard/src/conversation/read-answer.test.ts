import { describe, expect, it } from 'vitest';
import { readAnswer } from './read-answer.ts';

const file = {
  filename: 'a.md',
  mediaType: 'text/markdown',
  url: 'http://x/api/workers/w/files/t/a.md',
  size: 3,
};

describe('readAnswer', () => {
  it('keeps the order of text and steps, and puts steps that follow each other together', () => {
    const { pieces } = readAnswer([
      { type: 'step-start' },
      { type: 'reasoning', text: 'Hm.', state: 'done' },
      {
        type: 'tool-read_file',
        toolCallId: 'c1',
        state: 'output-available',
        input: { path: 'a' },
        output: 1,
      },
      { type: 'step-start' },
      { type: 'dynamic-tool', toolName: 'search', toolCallId: 'c2', state: 'output-error', errorText: 'No.' },
      { type: 'text', text: 'First.' },
      { type: 'tool-list_files', toolCallId: 'c3', state: 'input-streaming', rawInput: '{"a' },
      { type: 'text', text: 'Last.' },
    ]);
    expect(pieces.map((piece) => (piece.kind === 'text' ? piece.text : piece.steps.length))).toEqual([
      3,
      'First.',
      1,
      'Last.',
    ]);
    expect(pieces[0]).toMatchObject({
      steps: [
        { kind: 'reasoning', text: 'Hm.', running: false },
        { call: { id: 'c1', name: 'read_file', input: { path: 'a' }, output: 1 } },
        { call: { name: 'search', state: 'output-error', errorText: 'No.' } },
      ],
    });
    expect(pieces[2]).toMatchObject({ steps: [{ call: { state: 'input-streaming', inputText: '{"a' } }] });
  });

  it('shows nothing of empty texts and of parts that it does not know', () => {
    expect(
      readAnswer([
        { type: 'text', text: '' },
        { type: 'reasoning', text: '' },
        { type: 'data-new', data: 1 },
      ]),
    ).toEqual({
      pieces: [],
      sources: [],
      files: [],
    });
  });

  it('names each source and file once', () => {
    const { sources, files } = readAnswer([
      { type: 'source-url', sourceId: 's1', url: 'https://a.example', title: 'A' },
      { type: 'source-url', sourceId: 's2', url: 'https://a.example' },
      { type: 'data-file', data: file },
      { type: 'file', url: file.url, mediaType: file.mediaType },
      { type: 'data-file', data: { ...file, size: 9 } },
      { type: 'file', url: 'https://b.example/c.png', mediaType: 'image/png' },
    ]);
    expect(sources).toEqual([{ id: 's1', type: 'url', url: 'https://a.example', title: 'A' }]);
    expect(files).toEqual([
      { ...file, size: 9 },
      { filename: null, mediaType: 'image/png', url: 'https://b.example/c.png' },
    ]);
  });
});
