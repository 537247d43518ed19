const worker = {
  id: 'wrk_1',
  metadata: { taskId: 'tsk_1' },
  output_text: 'Hi there',
  messages: [],
  object: 'worker',
};

const chunks = [
  { type: 'start', messageId: 'msg_1' },
  {
    type: 'data-task',
    data: { taskId: 'tsk_1', turnId: 'trn_1', workerId: 'wrk_1', seq: 0, status: 'running' },
  },
  { type: 'text-start', id: 't' },
  { type: 'text-delta', id: 't', delta: 'Hi ' },
  { type: 'text-delta', id: 't', delta: 'there' },
  { type: 'text-end', id: 't' },
  { type: 'data-worker', data: worker },
  { type: 'finish' },
];

const pieces = [
  'retry: 1000\n\n',
  ...chunks.map(
    (chunk, index) => `id: ${index + 1}\nevent: ${chunk.type}\ndata: ${JSON.stringify(chunk)}\n\n`,
  ),
  'event: done\ndata: [DONE]\n\n',
].map((text) => new TextEncoder().encode(text));

const headers = {
  'content-type': 'text/event-stream',
  'x-handinger-task-id': 'tsk_1',
  'x-handinger-turn-id': 'trn_1',
};

/** A `fetch` that answers everything with the same turn, event by event. */
export async function fetchOfOneTurn(): Promise<Response> {
  let index = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = pieces[index++];
      if (piece === undefined) controller.close();
      else controller.enqueue(piece.slice());
    },
  });
  return new Response(body, { headers });
}
