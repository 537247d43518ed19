import { createParser } from 'eventsource-parser';
import { expect } from 'vitest';
import type {
  ErrorResponse,
  StreamChunk,
  TaskWithTurns,
  Worker,
  WorkerTemplate,
} from '../generated/types.gen.ts';
import { chunkViolation, violationOf } from './contract.ts';

export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** An event of a stream as it was on the wire. */
export interface ReadEvent {
  readonly id: number;
  readonly type: string;
  readonly chunk: StreamChunk;
}

/** What a stream held: its events, and whether it came to its proper end. */
export interface ReadStream {
  readonly events: ReadEvent[];
  readonly isDone: boolean;
  readonly text: string;
}

export type RequestInput = Omit<RequestInit, 'body' | 'headers'> & {
  json?: unknown;
  body?: NonNullable<RequestInit['body']>;
  headers?: Record<string, string>;
};

/** Plain HTTP with a key, so that the tests see what is on the wire and not what a client makes of it. */
export class ApiClient {
  readonly url: string;
  readonly key: string | undefined;

  constructor(server: { readonly url: string; readonly key?: string }) {
    this.url = server.url;
    this.key = server.key;
  }

  fetch(method: string, path: string, { json, headers = {}, ...rest }: RequestInput = {}): Promise<Response> {
    return fetch(this.url + path, {
      method,
      headers: {
        ...(this.key !== undefined && { authorization: `Bearer ${this.key}` }),
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
      ...rest,
    });
  }

  async send<Body = ErrorResponse>(
    method: string,
    path: string,
    input?: RequestInput,
  ): Promise<Answer<Body>> {
    const response = await this.fetch(method, path, input);
    const body = (await response.json()) as Body;
    expect(violationOf(method, path, response.status, body)).toBeUndefined();
    expect(response.headers.get('x-request-id')).toMatch(/^req_/);
    return { status: response.status, headers: response.headers, body };
  }

  async createWorker(draft: object = {}): Promise<WorkerTemplate> {
    const { status, body } = await this.send<WorkerTemplate>('POST', '/api/workers', { json: draft });
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  }

  async createTask(draft: object): Promise<Worker> {
    const { status, body } = await this.send<Worker>('POST', '/api/tasks', { json: draft });
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  }

  async retrieveTask(taskId: string): Promise<TaskWithTurns> {
    const { status, body } = await this.send<TaskWithTurns>(
      'GET',
      `/api/tasks/${encodeURIComponent(taskId)}`,
    );
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  }

  /** Sends a request that answers with a stream, and reads it to its end. */
  async stream(method: string, path: string, input?: RequestInput): Promise<ReadStream> {
    const response = await this.fetch(method, path, input);
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    return readStream(response);
  }
}

/** Reads a stream to its end, or until `until` says that it is enough. */
export async function readStream(
  response: Response,
  until: (event: ReadEvent) => boolean = () => false,
): Promise<ReadStream> {
  const events: ReadEvent[] = [];
  let isDone = false;
  let isEnough = false;
  let text = '';
  const parser = createParser({
    onEvent({ id, event = '', data }) {
      if (event === 'done') {
        expect(data).toBe('[DONE]');
        isDone = true;
        return;
      }
      expect(chunkViolation(JSON.parse(data))).toBeUndefined();
      const read = { id: Number(id), type: event, chunk: JSON.parse(data) as StreamChunk };
      events.push(read);
      isEnough ||= until(read);
    },
  });
  for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
    text += piece;
    parser.feed(piece);
    if (isEnough) break;
  }
  return { events, isDone, text };
}
