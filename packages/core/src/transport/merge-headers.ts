import { HandingerError } from '../errors/handinger-error.ts';
import type { HeadersLike } from './request-options.ts';

/** Lower-case names and their values. A plain object: several times cheaper to merge than `Headers`. */
export type HeaderRecord = Record<string, string>;

/** Writes headers of any form over a record. `null` removes a name, `undefined` leaves it. */
export function mergeHeaders(target: HeaderRecord, source: HeadersLike): HeaderRecord {
  if (!source) return target;
  // By shape: the `Headers` of a polyfill, or of an undici beside the runtime's own, is no instance of ours.
  const isList = Symbol.iterator in source;
  // In a list a name may come several times; in an object only once.
  const seen = isList ? new Set<string>() : undefined;
  const rows = isList ? (source as Iterable<readonly unknown[]>) : Object.entries(source);
  for (const [name, content] of rows) {
    if (typeof name !== 'string') throw invalid('A header name is no string.');
    const lowerCase = name.toLowerCase();
    const value = Array.isArray(content) ? content.filter((one) => one != null).join(', ') : content;
    if (value === null) delete target[lowerCase];
    else if (value !== undefined) {
      target[lowerCase] = seen?.has(lowerCase) ? `${target[lowerCase]}, ${value}` : String(value);
      seen?.add(lowerCase);
    }
  }
  return target;
}

/** For `fetch`. The error does not quote the value, which may be a secret. */
export function toHeaders(record: HeaderRecord): Headers {
  try {
    return new Headers(record);
  } catch {
    const name = Object.keys(record).find((name) => !isValid(name, record[name] ?? ''));
    throw invalid(
      `The header ${JSON.stringify(name ?? '')} has a name or a value that HTTP does not permit (line breaks, or characters beyond Latin-1).`,
    );
  }
}

function isValid(name: string, value: string): boolean {
  try {
    return Boolean(new Headers([[name, value]]));
  } catch {
    return false;
  }
}

function invalid(message: string): HandingerError {
  return new HandingerError(message, { code: 'invalid_header' });
}
