import type { Program } from './program.ts';

/** A program with a receiver in it. */
export interface Mount extends Program {
  /** Where deliveries go. */
  readonly url: string;
}
