import type { AttemptEntry } from './attempt-log.ts';
import type { RequestDescription } from './request-description.ts';
import type { RequestLog } from './request-log.ts';

/** Lets the hooks add headers. What holds the key is put in afterwards, so that no hook can pass it on by mistake. */
export function announceRequest(
  request: RequestDescription,
  { number, action }: AttemptEntry,
  headers: Headers,
  log: RequestLog,
): void {
  const { call, method, url } = request;
  const isSecret = (name: string, value: string) => name === 'authorization' || log.redact(value) !== value;
  const secrets = [...(headers as Iterable<[string, string]>)].filter((row) => isSecret(...row));
  for (const [name] of secrets) headers.delete(name);
  const shownURL = log.redact(url.split('?', 1)[0] ?? '');
  call.notify('onRequest', { attempt: number, action, method, url: shownURL, headers });
  for (const [name, value] of secrets) if (!headers.has(name)) headers.set(name, value);
}
