/**
 * A Node stream whose file is missing says so once, and with nobody listening yet that would end the process. To be
 * called before anything is waited for; reading the stream says it again.
 */
export function keepStreamErrors(parameters: unknown, fileFields: readonly string[]): void {
  for (const field of fileFields) {
    const value = (Object(parameters) as Record<string, unknown>)[field];
    for (const file of Array.isArray(value) ? (value as unknown[]) : [value]) {
      const { data = file } = Object(file) as { readonly data?: unknown };
      const { on } = Object(data) as { readonly on?: unknown };
      if (typeof on === 'function') on.call(data, 'error', () => {});
    }
  }
}
