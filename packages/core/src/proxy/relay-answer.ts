import { findServerSentence } from '../errors/find-server-sentence.ts';
import type { Operation } from '../generated/resource-contract.gen.ts';
import { readErrorText } from '../transport/read-error-text.ts';
import { redactText } from '../transport/redact.ts';
import { KeyConcealer } from './key-concealer.ts';
import { errorAnswer, protectiveHeaders } from './proxy-refusal.ts';
import { pullStream } from './pull-stream.ts';

/** What of the API's headers a page needs. Nothing else passes: no cookies, no names of servers. */
const passedHeaders = [
  'content-disposition',
  'content-length',
  'content-type',
  'date',
  'retry-after',
  'retry-after-ms',
  'x-handinger-task-id',
  'x-handinger-turn-id',
  'x-request-id',
  'x-should-retry',
  'x-vercel-ai-ui-message-stream',
];

/**
 * The API's answer for the browser: status and body stay, piece by piece as they come, without the key.
 *
 * @param onEnd called when the body is over, for whatever reason
 * @param leave ends the reading of the API's answer; the task there runs on
 */
export async function relayAnswer(
  answer: Response,
  operation: Operation,
  secrets: readonly string[],
  { onEnd, leave }: { readonly onEnd: () => void; readonly leave: () => void },
): Promise<Response> {
  const conceal = (text: string) => secrets.reduce((clean, secret) => redactText(clean, secret), text);
  const headers = new Headers();
  for (const name of passedHeaders) {
    const value = answer.headers.get(name);
    if (value !== null) headers.set(name, conceal(value));
  }
  if (answer.status >= 400) {
    const text = await readErrorText(answer).finally(onEnd);
    return relayError(answer.status, conceal(text), headers);
  }
  // `fetch` has unpacked the body, so the length of the packed one would be wrong.
  if (answer.headers.has('content-encoding')) headers.delete('content-length');
  const isStream = /^text\/event-stream\b/i.test(headers.get('content-type') ?? '');
  headers.set('cache-control', isStream ? 'no-cache, no-transform' : 'private, no-store');
  if (isStream) headers.set('x-accel-buffering', 'no');
  if (operation.response === 'binary') {
    // What an agent wrote is to be saved or read by the app's own code, never shown as a page of the app.
    const disposition = headers.get('content-disposition') ?? '';
    headers.set('content-disposition', disposition.replace(/^[^;]*/, 'attachment'));
    if (!headers.has('content-type')) headers.set('content-type', 'application/octet-stream');
  }
  for (const [name, value] of Object.entries(protectiveHeaders)) headers.set(name, value);
  const { status } = answer;
  const reader = answer.body?.getReader();
  if (!reader) {
    onEnd();
    return new Response(null, { status, headers });
  }
  const onCancel = () => {
    leave();
    reader.cancel().catch(() => undefined);
  };
  return new Response(pullStream(concealed(reader, secrets, onEnd), { onCancel }), { status, headers });
}

function relayError(status: number, text: string, headers: Headers): Response {
  const passed: Record<string, string> = {};
  for (const [name, value] of headers) if (!name.startsWith('content-')) passed[name] = value;
  const json = parse(text);
  // A page of some server in between would tell visitors about the inside.
  const body =
    typeof json === 'object' && json !== null && 'error' in json
      ? json
      : { error: findServerSentence(text, json) ?? `The API answered with ${status}.` };
  return errorAnswer(status, body as { error: string }, passed);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function* concealed(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  secrets: readonly string[],
  onEnd: () => void,
): AsyncGenerator<Uint8Array> {
  const concealer = new KeyConcealer(secrets);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      const piece = done ? concealer.end() : concealer.pass(value);
      if (piece.length > 0) yield piece;
      if (done) return;
    }
  } finally {
    onEnd();
  }
}
