import { median } from './quantile.ts';

/** CPU time, in microseconds, that one call of each candidate takes: the median over rounds. */
export type CpuPerCall<Name extends string> = Record<Name, number>;

/**
 * Runs the candidates in turn, round after round, so that a machine whose speed drifts slows all of them alike.
 * Each turn begins with a full garbage collection, unless `collects` is false: for work that makes so much garbage that a heap as
 * small as that leaves it would be what is measured.
 * Counts the process's own CPU time (user and system), not the wall clock.
 */
export async function cpuPerCall<Name extends string>(
  candidates: Record<Name, () => Promise<unknown>>,
  { rounds = 30, callsPerRound = 400, collects = true } = {},
): Promise<CpuPerCall<Name>> {
  const names = Object.keys(candidates) as Name[];
  const samples = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;

  // The first rounds warm the compiler and are not counted.
  for (let round = -5; round < rounds; round += 1) {
    for (const name of names) {
      if (collects) globalThis.gc?.();
      const before = process.cpuUsage();
      for (let call = 0; call < callsPerRound; call += 1) await candidates[name]();
      const { user, system } = process.cpuUsage(before);
      if (round >= 0) samples[name].push((user + system) / callsPerRound);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(samples[name])])) as CpuPerCall<Name>;
}
