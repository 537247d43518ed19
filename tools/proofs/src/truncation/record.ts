import { startTestServer } from '@ramensoft/handinger-server/testing';
import { Handinger } from '@ramensoft/handinger';

/** What the real server said about one turn, byte for byte. */
export interface Recording {
  readonly name: string;
  readonly input: string;
  readonly workerId: string;
  readonly taskId: string;
  /** Of `POST /api/tasks` with `stream: true`. */
  readonly stream: Uint8Array;
  /** Of the stream's answer. */
  readonly headers: Record<string, string>;
  /** Of `GET /api/workers/{workerId}/stream?taskId=…` without `Last-Event-ID`, after the turn. */
  readonly replay: Uint8Array;
  /** Of `GET /api/workers/{workerId}?taskId=…` after the turn: the same as the result of `POST /api/tasks`. */
  readonly worker: Uint8Array;
  /** Of `GET /api/tasks/{taskId}`. */
  readonly task: Uint8Array;
}

const outputSchema = {
  type: 'object',
  required: ['total'],
  properties: { total: { type: 'number' }, name: { type: ['string', 'null'] } },
};

const turns: readonly { name: string; input: string; schema?: object; earlier?: string }[] = [
  { name: 'text with emoji', input: '🐕 世界 👩‍👩‍👧' },
  { name: 'structured output', input: '[[offline:tokens 3]] Total: 42.50', schema: outputSchema },
  { name: 'an error turn', input: '[[offline:tokens 4]] [[offline:error It broke 💥.]]' },
  {
    name: 'a tool, a file and a source, in a second turn',
    input: '[[offline:file r.md: é]] [[offline:source https://a.test/ä A]] [[offline:tokens 3]]',
    earlier: '[[offline:tokens 1]]',
  },
];

/** Runs each turn on the real server, and keeps what it sent. */
export async function record(): Promise<Recording[]> {
  const server = await startTestServer();
  try {
    const client = new Handinger({ apiKey: server.key, baseURL: server.url });
    const headers = { authorization: `Bearer ${server.key}`, 'content-type': 'application/json' };
    const read = async (path: string, init?: RequestInit) => {
      const response = await fetch(server.url + path, { headers, ...init });
      return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
    };
    const recordings: Recording[] = [];
    for (const [index, { name, input, schema, earlier }] of turns.entries()) {
      const draft = {
        instructions: 'Say it.',
        title: 'A',
        summary: 'B',
        ...(schema && { outputSchema: schema }),
      };
      const { id: workerId } = await client.workers.create(draft);
      const taskId = `tsk_${index}`;
      if (earlier !== undefined) await client.tasks.create({ workerId, taskId, input: earlier });
      const body = JSON.stringify({ workerId, taskId, input, stream: true });
      const { response, bytes } = await read('/api/tasks', { method: 'POST', body });
      const { bytes: worker } = await read(`/api/workers/${workerId}?taskId=${taskId}`);
      const { bytes: task } = await read(`/api/tasks/${taskId}`);
      const { bytes: replay } = await read(`/api/workers/${workerId}/stream?taskId=${taskId}`);
      const kept = Object.fromEntries(
        [...response.headers].filter(([key]) => key === 'content-type' || key.startsWith('x-')),
      );
      recordings.push({ name, input, workerId, taskId, stream: bytes, headers: kept, replay, worker, task });
    }
    return recordings;
  } finally {
    await server.close();
  }
}
