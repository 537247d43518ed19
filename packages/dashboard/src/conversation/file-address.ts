import { safeHref } from './safe-href.ts';

/**
 * Where this page reads a file; undefined where it can't, as with a file that is still on its way: its address is only its name.
 *
 * The API names the address under which it was reached when it answered, which may be another than this page's (localhost or
 * 127.0.0.1, a tunnel): only on its own origin the page is signed in.
 */
export function fileAddress(url: string): string | undefined {
  const found = /^https?:\/\/[^/]+(\/api\/workers\/[^/]+\/files\/.+)$/.exec(url);
  return found?.[1] ?? safeHref(url);
}
