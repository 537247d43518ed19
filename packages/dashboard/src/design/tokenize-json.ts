export type JsonTokenKind = 'key' | 'string' | 'number' | 'word' | 'other';

export interface JsonToken {
  kind: JsonTokenKind;
  text: string;
}

/** Strings (a key where a colon follows), numbers, the three words. */
const pattern = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|\b(true|false|null)\b/g;

/** Cuts JSON, also unfinished JSON, into pieces of one colour each. Their texts joined are the input. */
export function tokenizeJson(json: string): JsonToken[] {
  const tokens: JsonToken[] = [];
  let end = 0;
  for (const match of json.matchAll(pattern)) {
    if (match.index > end) tokens.push({ kind: 'other', text: json.slice(end, match.index) });
    const [text, string, colon, number] = match;
    if (string !== undefined) {
      tokens.push({ kind: colon === undefined ? 'string' : 'key', text: string });
      if (colon !== undefined) tokens.push({ kind: 'other', text: colon });
    } else {
      tokens.push({ kind: number === undefined ? 'word' : 'number', text });
    }
    end = match.index + text.length;
  }
  if (end < json.length) tokens.push({ kind: 'other', text: json.slice(end) });
  return tokens;
}
