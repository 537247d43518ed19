import { runCases } from '../run-cases.ts';
import type { CaseOutcome } from '../runtime-case.ts';
import { receiving } from './receiving.ts';
import { verification } from './verification.ts';
import type { WebhooksCase, WebhooksSuiteConfig } from './webhooks-case.ts';

/** Rows of the support table, in its order. */
const cases: readonly WebhooksCase[] = [...verification, ...receiving];

/** What the webhooks package promises. */
export function runSuite(config: WebhooksSuiteConfig): Promise<CaseOutcome[]> {
  return runCases(cases, () => config);
}
