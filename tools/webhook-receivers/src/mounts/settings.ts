/** What a test wants of the receiver that its deliveries go to. */
export interface Settings {
  /** The newest first. */
  readonly tokens: readonly string[];
  /** Where the handlers report what they did. */
  readonly ledger: string;
  readonly signature?: 'ignore' | 'when-present' | 'required';
  /** How far the receiver's clock is ahead, in milliseconds. */
  readonly ahead?: number;
  /** The API to read tasks back from. */
  readonly confirm?: { readonly apiKey: string; readonly baseURL: string };
  /** How long a claim lasts without a sign of life, in milliseconds. */
  readonly leaseMs?: number;
  /** How long a copy waits for the one that is being handled, in milliseconds. */
  readonly waitMs?: number;
}

/**
 * The header that the settings travel in, as JSON. So one process serves every test at once, each with tokens of its own, and
 * the apps are what a user writes.
 */
export const settingsHeader = 'x-test-settings';
