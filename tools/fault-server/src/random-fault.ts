import type { Fault } from './fault.ts';
import { namedFaults } from './named-faults.ts';

/** A fault of any kind that `next`, which gives numbers from 0 to 1, leads to. */
export function randomFault(next: () => number): Fault {
  const faults = Object.values(namedFaults(Math.floor(next() * 4000)));
  return faults[Math.floor(next() * faults.length)] ?? {};
}
