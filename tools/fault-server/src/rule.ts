import type { Fault } from './fault.ts';

/** Which requests a fault is for. */
export interface Rule {
  readonly fault: Fault;
  /** Any by default. */
  readonly method?: string | undefined;
  /** Compared with the path without the query; any by default. */
  readonly path?: RegExp | string | undefined;
  /** How many matching requests pass first; 0 by default. */
  readonly skip?: number | undefined;
  /** How many get the fault after that; 1 by default, `Infinity` for all. */
  readonly times?: number | undefined;
}

/** Faults for the requests that no rule is for, drawn by the server's seed. */
export interface SeededFaults {
  readonly faults: readonly Fault[];
  /** From 0 to 1. */
  readonly chance: number;
}
