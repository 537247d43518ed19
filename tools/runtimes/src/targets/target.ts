/** What a suite is told, and what has to run meanwhile. */
export interface Target {
  /** For the suite. JSON, because it crosses processes. */
  readonly config: unknown;
  close(): Promise<void>;
}
