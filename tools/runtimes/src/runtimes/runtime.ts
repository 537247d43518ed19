import type { CaseOutcome, SuiteConfig } from '../suite/runtime-case.ts';

/** One column of the support table. */
export interface Runtime {
  readonly name: string;
  /** Runs the suite there. */
  run(config: SuiteConfig): Promise<CaseOutcome[]>;
}
