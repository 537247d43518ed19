import type { CaseOutcome } from './runtime-case.ts';

/** A runtime of apps, not of servers, with its own `fetch`. */
export interface AppRuntime {
  readonly fetch: typeof globalThis.fetch;
}

/** A suite as the entries start it; its configuration is JSON, because it crosses processes. */
export type RunSuite = (config: unknown, app?: AppRuntime) => Promise<CaseOutcome[]>;
