/** The name of a file: its own, or the last part of its address. */
export function fileName({
  filename,
  url,
}: {
  readonly filename?: string | null | undefined;
  readonly url: string;
}): string {
  if (filename) return filename;
  const last = url.split(/[?#]/)[0]?.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last) || 'File';
  } catch {
    return last;
  }
}
