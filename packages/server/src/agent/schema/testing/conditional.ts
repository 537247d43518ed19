const keywords = ['if', 'then', 'else'];

/** The keywords `if`, `then` and `else`. An object literal with `then` in it would look like a promise to the linter. */
export function conditional(
  condition: unknown,
  then: unknown,
  otherwise: unknown = true,
): Record<string, unknown> {
  const values = [condition, then, otherwise];
  return Object.fromEntries(keywords.map((keyword, index) => [keyword, values[index]]));
}
