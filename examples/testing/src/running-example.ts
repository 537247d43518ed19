/** An example that runs. */
export interface RunningExample {
  /** The start of its addresses. */
  readonly origin: string;
  /** What the program printed so far. */
  output(): string;
  close(): Promise<void>;
}
