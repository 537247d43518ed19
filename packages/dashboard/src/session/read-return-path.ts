/**
 * The path that the sign-in page leads back to, from its query `from`. Anybody can write such a link: what would lead to
 * another host gives `/workers`.
 */
export function readReturnPath(search: string): string {
  const from = new URLSearchParams(search).get('from') ?? '';
  // Browsers take a backslash for a slash, and drop tabs and line breaks.
  return /^\/(?![/\\])[^\\\t\n\r]*$/.test(from) && !from.startsWith('/sign-in') ? from : '/workers';
}
