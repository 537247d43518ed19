const maxLength = 1000;

/** Where APIs put the sentence; `0` is the first of a list. */
const sentenceFields = ['error', 'message', 'detail', 'msg', 'errors', '0', 'error_description', 'title'];

/**
 * The sentence in which a server says what went wrong, from a body of any kind: `{error}`, `{message}`, `{detail}`,
 * `{error: {message}}`, JSON that was cut off, HTML, plain text. Undefined when there is nothing to quote.
 */
export function findServerSentence(text: string, json: unknown): string | undefined {
  return (fromJson(json) ?? fromText(text)).slice(0, maxLength) || undefined;
}

function fromJson(value: unknown, depth = 0): string | undefined {
  if (typeof value === 'string') return value.trim() || undefined;
  if (typeof value !== 'object' || value === null || depth > 3) return undefined;
  const fields = value as Record<string, unknown>;
  for (const name of sentenceFields) {
    const found = fromJson(fields[name], depth + 1);
    if (found) return found;
  }
  return depth === 0 ? JSON.stringify(value) : undefined;
}

function fromText(text: string): string {
  // The beginning of a JSON object whose end never came.
  const cut = /^\s*\{.*?"(?:error|message|detail)"\s*:\s*("(?:[^"\\]|\\.)+)/s.exec(text)?.[1];
  if (cut) return unquote(cut);
  if (!/^\s*<[!?a-z]/i.test(text)) return text.trim();
  return (
    text
      // In time that grows with the length only, also where nothing that is opened is ever closed.
      .replace(/<(script|style)\b.*?(?:<\/\1\s*>|$)|<[^<>]*>/gis, ' ')
      .replace(/\s+/g, ' ')
      .trim()
  );
}

function unquote(cut: string): string {
  try {
    return String(JSON.parse(`${cut}"`));
  } catch {
    return cut.slice(1);
  }
}
