interface BrowserGlobals {
  readonly window?: { readonly document?: unknown };
  readonly navigator?: { readonly userAgent?: string };
  readonly WorkerGlobalScope?: unknown;
}

/** Whether this is a page or a worker of a page. Node, Bun, Deno, Cloudflare Workers and React Native are not. */
export function isBrowser(): boolean {
  const { window, navigator, WorkerGlobalScope } = globalThis as BrowserGlobals;
  if (window?.document !== undefined) return true;
  return WorkerGlobalScope !== undefined && (navigator?.userAgent ?? '').startsWith('Mozilla/');
}
