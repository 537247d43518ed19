import { runSuite } from '../suite/run-suite.ts';
import type { SuiteConfig } from '../suite/runtime-case.ts';

/** Answers with the outcomes of the suite. */
export async function handle(request: Request): Promise<Response> {
  return Response.json(await runSuite((await request.json()) as SuiteConfig));
}
