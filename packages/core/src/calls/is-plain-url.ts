/** Whether this is an http(s) URL without user, query and fragment: one that a path or a query can be added to. */
export function isPlainURL(url: string): boolean {
  try {
    const { protocol, username, password } = new URL(url);
    return /^https?:$/.test(protocol) && !username && !password && !/[?#]/.test(url);
  } catch {
    return false;
  }
}
