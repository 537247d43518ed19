/** Shorter keys are no real ones, and striking out every `k` would only spoil the messages. */
const shortestKey = 6;

const secretNames = /authorization$|cookie$|api-?key$|token$|secret$|password$/i;

/** The key that is to be kept out; undefined or null for none. */
type Key = string | null | undefined;

/** The text without the key, however it came to be there: a server may quote it, a proxy may echo it. */
export function redactText(text: string, key: Key): string {
  // No form of it is shorter than the key.
  if (!isSecret(key) || text.length < key.length) return text;
  // Also as JSON and as a URL would write it.
  const forms = [key, JSON.stringify(key).slice(1, -1), encodeURIComponent(key)];
  return forms.reduce((clean, form) => clean.replaceAll(form, '***'), text);
}

/** A copy for the log: no key anywhere, no value of a field whose name says that it is secret, no bytes of a file. */
export function redactValue(value: unknown, key: Key, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value, key);
  if (typeof value !== 'object' || value === null) return value;
  const isPlain = [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null);
  const isList = value instanceof FormData || value instanceof Headers;
  if ((!isPlain && !isList && !Array.isArray(value)) || depth > 6) return `[${value.constructor?.name}]`;
  if (Array.isArray(value)) return value.map((item) => redactValue(item, key, depth + 1));
  const entries = isList ? [...(value as Iterable<[string, unknown]>)] : Object.entries(value);
  return Object.fromEntries(
    entries.map(([name, item]) => [
      redactText(name, key),
      secretNames.test(name) && item !== null ? '***' : redactValue(item, key, depth + 1),
    ]),
  );
}

/** Headers that can be shown: the same, unless one of them quotes the key. */
export function redactHeaders(headers: Headers, key: Key): Headers {
  if (!isSecret(key) || !mentions(headers, key)) return headers;
  const rows = [...(headers as Iterable<[string, string]>)];
  return new Headers(rows.map(([name, value]): [string, string] => [name, redactText(value, key)]));
}

/**
 * An error that can be shown: the same, unless it quotes the key anywhere, as errors of `fetch` replacements do that
 * carry the request they failed at.
 */
export function redactError(error: unknown, key: Key): unknown {
  if (!isSecret(key) || !mentions(error, key)) return error;
  const { message = error, code } = Object(error) as { readonly message?: unknown; readonly code?: unknown };
  return Object.assign(new Error(redactText(String(message), key)), typeof code === 'string' && { code });
}

function isSecret(key: Key): key is string {
  return key != null && key.length >= shortestKey;
}

function mentions(value: unknown, key: string, depth = 0): boolean {
  if (typeof value === 'string') return value.includes(key);
  if (typeof value !== 'object' || value === null || depth > 5) return false;
  const parts: unknown[] =
    value instanceof Request
      ? [value.headers]
      : value instanceof Headers || value instanceof Map
        ? [...(value as Iterable<unknown>)]
        : Reflect.ownKeys(value).flatMap((name) => [
            name,
            Object.getOwnPropertyDescriptor(value, name)?.value,
          ]);
  return parts.some((part) => mentions(part, key, depth + 1));
}
