import type { TestPage } from '@handinger/browser/test-page';
import axe from 'axe-core';

/** What axe has against a page as it is now, by WCAG 2.2 A and AA and its best practices: a line for each element. */
export async function findViolations({ page }: TestPage): Promise<string[]> {
  // Evaluated, and not added as an element: the policy of the page refuses scripts that are not the server's.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] }),
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n${html}\n${failureSummary}`),
  );
}
