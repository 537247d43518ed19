import type { RuntimeReport } from './support-table.ts';
import type { Runtime } from './runtimes/runtime.ts';
import { startTarget } from './start-target.ts';

/** Runs the suite on one runtime, against a server of its own. */
export async function runRuntime(runtime: Runtime): Promise<RuntimeReport> {
  const target = await startTarget();
  try {
    return { runtime: runtime.name, outcomes: await runtime.run(target.config) };
  } finally {
    await target.close();
  }
}
