/** Headers in any form that servers have: names in any case, lists of values, and gaps. */
export type HeadersLike = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/** The headers by their names in lower case. Values of one that was sent several times are joined by commas. */
export function readHeaders(headers: HeadersLike): Partial<Record<string, string>> {
  const read: Partial<Record<string, string>> = {};
  for (const [name, value] of Symbol.iterator in headers ? (headers as Headers) : Object.entries(headers)) {
    const key = name.toLowerCase();
    read[key] = [read[key], value].flat().filter(Boolean).join(', ');
  }
  return read;
}
