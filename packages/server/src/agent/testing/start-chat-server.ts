import { createServer } from 'node:http';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that the endpoint got. */
export interface ChatRequest {
  path: string;
  headers: IncomingHttpHeaders;
  body: {
    model: string;
    stream: boolean;
    messages: { role: string; content: unknown; tool_calls?: unknown }[];
    tools?: { function: { name: string } }[];
    tool_choice?: string;
    response_format?: { type: string; json_schema?: { strict: boolean; schema: unknown } };
  };
}

export interface ChatServer {
  /** To be given to `modelFromConfig`. */
  url: string;
  requests: ChatRequest[];
  close(): Promise<void>;
}

/** What the endpoint does with one request; the last one serves all further requests. */
export type ChatReply = (response: ServerResponse, request: ChatRequest) => void;

/** An endpoint on this machine that speaks OpenAI's chat completions protocol, as far as the tests need it. */
export async function startChatServer(...replies: ChatReply[]): Promise<ChatServer> {
  const requests: ChatRequest[] = [];
  const server = createServer((incoming, response) => {
    const parts: Buffer[] = [];
    incoming.on('data', (part: Buffer) => parts.push(part));
    incoming.on('end', () => {
      const body = JSON.parse(Buffer.concat(parts).toString()) as ChatRequest['body'];
      const request = { path: incoming.url ?? '', headers: incoming.headers, body };
      const reply = replies[Math.min(requests.length, replies.length - 1)];
      requests.push(request);
      reply?.(response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const usage = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 };

function event(response: ServerResponse, data: object): void {
  response.write(
    `data: ${JSON.stringify({ id: 'chat-1', object: 'chat.completion.chunk', created: 1, model: 'test', ...data })}\n\n`,
  );
}

function stream(response: ServerResponse, deltas: object[], finishReason: string): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const delta of deltas) {
    event(response, { choices: [{ index: 0, delta, finish_reason: null }] });
  }
  event(response, { choices: [{ index: 0, delta: {}, finish_reason: finishReason }] });
  event(response, { choices: [], usage });
  response.end('data: [DONE]\n\n');
}

/** Streams these pieces of text. */
export function say(...pieces: string[]): ChatReply {
  return (response) =>
    stream(
      response,
      pieces.map((content) => ({ role: 'assistant', content })),
      'stop',
    );
}

/** Streams a call of a tool, its arguments in two pieces, with something said before it. */
export function call(name: string, input: object): ChatReply {
  const json = JSON.stringify(input);
  return (response) =>
    stream(
      response,
      [
        { role: 'assistant', content: 'Let me see.' },
        {
          tool_calls: [
            { index: 0, id: 'call_1', type: 'function', function: { name, arguments: json.slice(0, 5) } },
          ],
        },
        { tool_calls: [{ index: 0, function: { arguments: json.slice(5) } }] },
      ],
      'tool_calls',
    );
}

/** Answers with a status and an error as OpenAI writes it. */
export function refuse(status: number, message: string, headers: Record<string, string> = {}): ChatReply {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify({ error: { message, type: 'error', code: null } }));
  };
}

/** Begins to stream, then cuts the connection. */
export function cut(...pieces: string[]): ChatReply {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const content of pieces) {
      event(response, {
        choices: [{ index: 0, delta: { role: 'assistant', content }, finish_reason: null }],
      });
    }
    setTimeout(() => response.destroy(), 50);
  };
}
