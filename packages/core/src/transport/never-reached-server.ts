/** Codes that Node, undici and Bun give to a connection that was never made. */
const notConnected =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_\w+|ENETUNREACH|EHOSTUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket|DNS\w*)$/;

interface ErrorLike {
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
  readonly errors?: unknown;
}

/**
 * Whether an error of `fetch` proves that the request never reached the server: the name did not resolve, or no
 * connection was made. Browsers do not say why a request failed, so there it is never proved.
 */
export function neverReachedServer(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 5) return false;
  const { code, syscall, message, cause, errors } = error as ErrorLike;
  // One error for each address that was tried: all of them have to have failed before the request.
  if (Array.isArray(errors) && errors.length > 0)
    return errors.every((one) => neverReachedServer(one, depth + 1));
  if (
    typeof code === 'string' &&
    (notConnected.test(code) || (code === 'ETIMEDOUT' && syscall === 'connect'))
  ) {
    return true;
  }
  // Deno has no codes here, but names the phase; ports that `fetch` blocks are refused without one.
  if (typeof message === 'string' && /client error \(Connect\)|^bad port$/.test(message)) return true;
  return neverReachedServer(cause, depth + 1);
}
