import { Handinger } from '@ramensoft/handinger';
import type { Cut } from './cuts.ts';
import type { Playback } from './playback.ts';

/** What was seen of one cut. */
interface Seen {
  readonly cut: Cut;
  /** Where nothing is missing any more. */
  readonly end: number;
  readonly taskId: string;
  readonly playback: Playback;
}

/** Counts how the cuts end, and keeps what must not be. */
export class Tally {
  full = 0;
  resumed = 0;
  errors = 0;
  readonly wrong: string[] = [];

  async run(
    story: string,
    { cut, end, taskId, playback }: Seen,
    read: () => Promise<boolean>,
  ): Promise<void> {
    const mayFail = cut.server === 'is gone' && cut.cutAt < end;
    try {
      if (!(await read())) this.wrong.push(`short: ${story}`);
      else if (mayFail) this.wrong.push(`from nowhere: ${story}`);
      if (cut.cutAt < end) this.resumed += 1;
      else this.full += 1;
    } catch (error) {
      this.errors += 1;
      if (!mayFail) this.wrong.push(`an error where it could go on: ${story}: ${String(error)}`);
      if (!isTyped(error, taskId))
        this.wrong.push(`a bare error: ${story}: ${JSON.stringify(error)} ${String(error)}`);
    }
    if (playback.sent !== 1) this.wrong.push(`sent ${playback.sent} times: ${story}`);
  }

  /** How many of the three ways out were met. */
  get kindsSeen(): number {
    return [this.full, this.resumed, this.errors].filter((count) => count > 0).length;
  }

  /** Prints the counts, and gives the first of what is wrong. */
  report(name: string): string[] {
    const { full, resumed, errors, wrong } = this;
    const counted = `${full} full, ${resumed} full after going on, ${errors} typed errors, ${wrong.length} wrong`;
    console.log(`truncation, ${name}: ${full + resumed + errors} cuts: ${counted}`);
    return wrong.slice(0, 20);
  }
}

function isTyped(error: unknown, taskId: string): boolean {
  return (
    error instanceof Handinger.HandingerError &&
    error.taskId === taskId &&
    error.safeToRetry === false &&
    error.attempts.length > 0 &&
    error.code !== ''
  );
}
