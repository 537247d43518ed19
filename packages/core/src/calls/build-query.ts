import { HandingerError } from '../errors/handinger-error.ts';

/** `?a=1&b=` or the empty string. `undefined` is left out, `null` is sent empty. Later sources win. */
export function buildQuery(...sources: readonly (object | null | undefined)[]): string {
  const parameters: Record<string, unknown> = Object.assign({}, ...sources);
  let query = '';
  for (const name in parameters) {
    const value = parameters[name];
    if (value === undefined) continue;
    if (value !== null && typeof value === 'object') {
      throw new HandingerError(
        `The query parameter ${JSON.stringify(name)} must be a string, a number, a boolean or null. Encode nested values yourself.`,
        { code: 'invalid_query' },
      );
    }
    query += `${query ? '&' : '?'}${encodeURIComponent(name)}=${value === null ? '' : encodeURIComponent(String(value))}`;
  }
  return query;
}
