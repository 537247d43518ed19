import type { RunSuite } from '../suites/run-suite.ts';

/** Gives what answers a request with the outcomes. */
export function start(runSuite: RunSuite): (request: Request) => Promise<Response> {
  return async (request) => Response.json(await runSuite(await request.json()));
}
