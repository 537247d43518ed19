/** What the headers of one part of a form say. */
export interface PartHeaders {
  readonly name: string;
  /** Of a file: its `Content-Disposition` as it came, so that its name arrives exactly as it was written. */
  readonly disposition: string | undefined;
  readonly contentType: string | undefined;
}

// The name comes first, and nothing may be read in two ways: neither a quote in quotes nor a parameter twice.
const dispositionForm =
  /^form-data; ?name="([\w.[\]-]+)"((?:; ?filename="[^"\r\n\0]*")?(?:; ?filename\*=[\w!#$&+.^`|~'%-]+)?)$/i;

/** The headers of a part in the form that browsers and clients write; undefined for anything else. */
export function parsePartHeaders(text: string): PartHeaders | undefined {
  const headers = new Map<string, string>();
  for (const line of text.split('\r\n')) {
    const [, name, value] = /^([\w-]+):[ \t]*(.*?)[ \t]*$/.exec(line) ?? [];
    if (name === undefined || value === undefined || headers.has(name.toLowerCase())) return undefined;
    headers.set(name.toLowerCase(), value);
  }
  const disposition = headers.get('content-disposition') ?? '';
  const [, name, filename] = dispositionForm.exec(disposition) ?? [];
  const contentType = headers.get('content-type');
  if (name === undefined || (contentType !== undefined && !/^[\x20-\x7e]+$/.test(contentType)))
    return undefined;
  return { name, disposition: filename ? disposition : undefined, contentType };
}
