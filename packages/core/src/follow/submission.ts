import type { Budget } from '../generated/types.gen.ts';

/** What a turn is started with. */
export interface Submission {
  readonly input: string;
  readonly files?: readonly File[] | undefined;
  readonly budget?: Budget | undefined;
}
