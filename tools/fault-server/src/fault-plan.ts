import type { Fault } from './fault.ts';
import { random } from './random.ts';
import type { Rule, SeededFaults } from './rule.ts';

export interface FaultPlanOptions {
  readonly seed: number;
  /** The first one that is for a request and not used up gives its fault. */
  readonly rules: readonly Rule[];
  readonly seeded?: SeededFaults | undefined;
}

/** Decides what goes wrong with each request: by its method, its path and how many of that kind came before. */
export class FaultPlan {
  readonly #options: FaultPlanOptions;
  readonly #matched = new Map<Rule, number>();
  readonly #ordinals = new Map<string, number>();

  constructor(options: FaultPlanOptions) {
    this.#options = options;
  }

  next(method: string, pathname: string): Fault {
    const { rules, seeded, seed } = this.#options;
    for (const rule of rules) {
      if (!isFor(rule, method, pathname)) continue;
      const count = this.#matched.get(rule) ?? 0;
      this.#matched.set(rule, count + 1);
      const { skip = 0, times = 1 } = rule;
      if (count >= skip && count < skip + times) return rule.fault;
    }
    const kind = `${method} ${pathname}`;
    const ordinal = this.#ordinals.get(kind) ?? 0;
    this.#ordinals.set(kind, ordinal + 1);
    if (seeded === undefined) return {};
    // By the request and not by a running number: requests that overtake each other must not swap their faults.
    const next = random(hash(`${seed} ${kind} ${ordinal}`));
    if (next() >= seeded.chance) return {};
    return seeded.faults[Math.floor(next() * seeded.faults.length)] ?? {};
  }
}

function isFor({ method, path }: Rule, ofMethod: string, pathname: string): boolean {
  if (method !== undefined && method !== ofMethod) return false;
  if (path === undefined) return true;
  return typeof path === 'string' ? path === pathname : path.test(pathname);
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x81_1c_9d_c5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01_00_01_93);
  }
  return value >>> 0;
}
