/**
 * A part of the page's path, counted from 0, as it was before it was encoded. The router decodes all but a few characters: an id
 * with a slash in it, and one with `%2F`, are the same to it. Ids are any text that somebody chose.
 */
export function pathPart(index: number): string {
  const part = window.location.pathname.split('/')[index + 1] ?? '';
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
