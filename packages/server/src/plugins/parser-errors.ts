import type { Socket } from 'node:net';
import { STATUS_CODES } from 'node:http';
import { newId } from '../new-id.ts';

const sentences: Record<string, readonly [status: number, sentence: string]> = {
  HPE_HEADER_OVERFLOW: [431, "The request's headers are too large: together they may have 16 kB."],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request did not arrive in time.'],
};

/** Answers what is no HTTP request, and so reaches no route, in the form of every other error. */
export function answerParserError({ code }: NodeJS.ErrnoException, socket: Socket): void {
  // A client that hung up reads no answer; one in the middle of an answer would take this for a part of it.
  if (code === 'ECONNRESET' || !socket.writable || socket.bytesWritten > 0) {
    socket.destroy();
    return;
  }
  const [status, sentence] = sentences[code ?? ''] ?? [400, 'This is no valid HTTP request.'];
  const body = JSON.stringify({ error: sentence, code: 'invalid_request' });
  const headers = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    `x-request-id: ${newId('req')}`,
    'connection: close',
  ];
  socket.end(`${headers.join('\r\n')}\r\n\r\n${body}`);
}
