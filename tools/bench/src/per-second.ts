import { median } from './quantile.ts';

/** Calls per second of each candidate: the median over rounds. */
export type PerSecond<Name extends string> = Record<Name, number>;

/**
 * Runs the candidates in turn, round after round, so that a machine whose speed drifts slows all of them alike. A round is `calls` calls, `atOnce`
 * of them under way at any time, by the wall clock.
 */
export async function perSecond<Name extends string>(
  candidates: Record<Name, () => Promise<unknown>>,
  { rounds = 25, calls, atOnce = 1 }: { rounds?: number; calls: number; atOnce?: number },
): Promise<PerSecond<Name>> {
  const names = Object.keys(candidates) as Name[];
  const samples = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;

  // The first rounds warm the compiler and are not counted.
  for (let round = -5; round < rounds; round += 1) {
    for (const name of names) {
      let started = 0;
      const lane = async () => {
        while (started < calls) {
          started += 1;
          await candidates[name]();
        }
      };
      const start = performance.now();
      await Promise.all(Array.from({ length: atOnce }, lane));
      const seconds = (performance.now() - start) / 1000;
      if (round >= 0) samples[name].push(calls / seconds);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(samples[name])])) as PerSecond<Name>;
}
