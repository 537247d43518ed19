import type { Worker } from '../generated/types.gen.ts';

const text = 'The total is 42.50 €, as the invoice says 🐕.';
const source = { id: 'src_1', title: 'Invoices', type: 'url', url: 'https://example.com/invoices' } as const;
const file = {
  filename: 'report.md',
  mediaType: 'text/markdown',
  url: 'http://localhost/files/report.md',
  size: 7,
};
const call = { toolCallId: 'call_1', toolName: 'read_file' };

/** The state at the end of {@link recordedChunks}. */
export const recordedWorker: Worker = {
  id: 'wrk_1',
  created_at: 1_777_000_000,
  error: null,
  files: [file],
  incomplete_details: null,
  messages: [
    { id: 'msg_0', role: 'user', parts: [{ type: 'text', text: 'x' }] },
    {
      id: 'msg_1',
      role: 'assistant',
      parts: [
        { type: 'step-start' },
        { type: 'reasoning', text: 'Let me look it up.', state: 'done' },
        {
          type: 'tool-read_file',
          toolCallId: 'call_1',
          state: 'output-available',
          input: { path: 'invoice.txt' },
          output: 'Total: 42.50',
        },
        { type: 'step-start' },
        { type: 'text', text, state: 'done' },
        { type: 'source-url', sourceId: source.id, url: source.url, title: source.title },
        { type: 'data-file', data: file },
        { type: 'file', url: file.url, mediaType: file.mediaType },
      ],
    },
  ],
  metadata: { taskId: 'tsk_1', turnId: 'trn_1', turnStatus: 'completed' },
  object: 'worker',
  output: [
    {
      id: 'msg_1',
      content: [{ text, type: 'output_text' }],
      role: 'assistant',
      status: 'completed',
      type: 'message',
    },
  ],
  output_text: text,
  running: false,
  sources: [source],
  status: 'completed',
  structured_output: null,
  url: 'http://localhost/workers/wrk_1',
  usage: { credits: 1, durationMs: 5 },
};

const words = text.match(/.{1,7}/gsu) ?? [];

/** A turn with every kind of chunk that matters, as a server streams it. */
export const recordedChunks: readonly { readonly type: string }[] = [
  { type: 'start', messageId: 'msg_1' },
  {
    type: 'data-task',
    data: {
      taskId: 'tsk_1',
      turnId: 'trn_1',
      workerId: 'wrk_1',
      seq: 0,
      status: 'running',
      createdAt: '2026-05-01T12:00:00.000Z',
      input: 'x',
      inputFiles: [],
    },
  },
  { type: 'start-step' },
  { type: 'reasoning-start', id: 'r' },
  { type: 'reasoning-delta', id: 'r', delta: 'Let me ' },
  { type: 'reasoning-delta', id: 'r', delta: 'look it up.' },
  { type: 'reasoning-end', id: 'r' },
  { type: 'tool-input-start', ...call },
  { type: 'tool-input-delta', toolCallId: 'call_1', inputTextDelta: '{"path":' },
  { type: 'tool-input-delta', toolCallId: 'call_1', inputTextDelta: '"invoice.txt"}' },
  { type: 'tool-input-available', ...call, input: { path: 'invoice.txt' } },
  { type: 'tool-output-available', toolCallId: 'call_1', output: 'Total: 42.50' },
  { type: 'finish-step' },
  { type: 'start-step' },
  { type: 'text-start', id: 't' },
  ...words.map((delta) => ({ type: 'text-delta', id: 't', delta })),
  { type: 'text-end', id: 't' },
  { type: 'source-url', sourceId: source.id, url: source.url, title: source.title },
  { type: 'data-file', data: file },
  { type: 'file', url: file.url, mediaType: file.mediaType },
  { type: 'a-type-of-tomorrow', extra: { deep: [1] } },
  { type: 'finish-step' },
  { type: 'data-usage', data: { credits: 1, durationMs: 5, inputTokens: 1, outputTokens: 2 } },
  { type: 'data-worker', data: recordedWorker },
  { type: 'finish' },
].map((chunk) => chunk as { readonly type: string });
