import { APIConnectionError } from './api-connection-error.ts';
import { APIConnectionTimeoutError } from './api-connection-timeout-error.ts';
import { HandingerError } from './handinger-error.ts';

/** The typed error for whatever `fetch`, or reading a body, threw. */
export function createConnectionError(cause: unknown): HandingerError {
  const reasons = listReasons(cause);
  const text = [...new Set(reasons)].join(': ');
  if (text.includes('UND_ERR_INVALID_ARG')) {
    return new HandingerError(
      'The `dispatcher` in fetchOptions is of another undici than this fetch. Pass its own `fetch` too.',
      { code: 'invalid_option', cause },
    );
  }
  const options = { message: `Connection error: ${text || 'no answer'}`, cause };
  // Limits of the runtime itself, such as the 300 s that Node waits for headers.
  if (/_TIMEOUT\b|\btimed?[ -]?out\b/i.test(text)) return new APIConnectionTimeoutError(options);
  return new APIConnectionError(options);
}

/** The messages down the chain of causes, with the codes of the runtime: `fetch failed`, `connect ECONNREFUSED …`. */
function listReasons(error: unknown, depth = 0): string[] {
  if (error === undefined || error === null || depth > 4) return [];
  if (typeof error !== 'object') return [String(error)];
  const { message, code, cause, errors } = error as Record<'message' | 'code' | 'cause' | 'errors', unknown>;
  const text = typeof message === 'string' ? message.trim() : '';
  const own = typeof code === 'string' && !text.includes(code) ? `${text} (${code})`.trim() : text;
  const inner = Array.isArray(errors) ? errors[0] : cause;
  return [...(own ? [own] : []), ...listReasons(inner, depth + 1)];
}
