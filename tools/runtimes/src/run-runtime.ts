import type { Runtime } from './runtimes/runtime.ts';
import type { Suite } from './suites.ts';
import type { RuntimeReport } from './support-table.ts';

/** Runs a suite on one runtime, against a target of its own. */
export async function runRuntime(suite: Suite, runtime: Runtime): Promise<RuntimeReport> {
  const target = await suite.startTarget();
  try {
    return { runtime: runtime.name, outcomes: await runtime.run(suite.name, target.config) };
  } finally {
    await target.close();
  }
}
