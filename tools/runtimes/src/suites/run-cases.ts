import type { CaseOutcome, RuntimeCase } from './runtime-case.ts';

/** Runs every case, one after the other; a case that fails does not keep the others from running. */
export async function runCases<Context>(
  cases: readonly RuntimeCase<Context>[],
  makeContext: () => Context | Promise<Context>,
  { isApp = false } = {},
): Promise<CaseOutcome[]> {
  const outcomes: CaseOutcome[] = [];
  for (const { name, run, isForServers } of cases) {
    if (isForServers && isApp) {
      outcomes.push({ name, result: 'not-meant' });
      continue;
    }
    try {
      await run(await makeContext());
      outcomes.push({ name, result: 'passed' });
    } catch (error) {
      const { name: kind, message, stack } = error as Error;
      outcomes.push({ name, result: 'failed', error: `${kind}: ${message}\n${stack ?? ''}` });
    }
  }
  return outcomes;
}
