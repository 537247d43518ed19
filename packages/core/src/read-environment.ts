interface EnvironmentGlobals {
  readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> };
  readonly Deno?: { readonly env?: { get(name: string): string | undefined } };
}

/** An environment variable, where there is an environment: not in browsers, and in Deno only with the permission. */
export function readEnvironment(name: string): string | undefined {
  const { process, Deno } = globalThis as EnvironmentGlobals;
  try {
    return (process?.env?.[name] ?? Deno?.env?.get(name))?.trim() || undefined;
  } catch {
    return undefined;
  }
}
