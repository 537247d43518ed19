import type { SuiteName } from '../bundle-suite.ts';
import type { CaseOutcome } from '../suites/runtime-case.ts';

/** One column of a support table. */
export interface Runtime {
  readonly name: string;
  /** Runs a suite there. */
  run(suite: SuiteName, config: unknown): Promise<CaseOutcome[]>;
}
