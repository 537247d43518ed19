import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bundleSuite } from '../bundle-suite.ts';
import type { CaseOutcome } from '../suites/runtime-case.ts';
import type { Runtime } from './runtime.ts';

/** What is used of the package `@edge-runtime/vm`, which is installed beside the workspace. */
interface EdgeModule {
  readonly EdgeVM: new () => { evaluate<T>(code: string): T };
}

/** What Vercel's edge functions and Next.js' edge routes run on: a world without Node's modules and globals. */
export function edgeRuntime(name: string, packages: string): Runtime {
  return {
    name,
    async run(suite, config) {
      const load = createRequire(join(packages, 'package.json'));
      const { EdgeVM } = load('@edge-runtime/vm') as EdgeModule;
      const machine = new EdgeVM();
      const body = JSON.stringify(JSON.stringify(config));
      const response = await machine.evaluate<Promise<Response>>(`
        ${await bundleSuite(suite, 'worker', 'iife')}
        suite.handle(new Request('http://suite.example/', { method: 'POST', body: ${body} }));`);
      return (await response.json()) as CaseOutcome[];
    },
  };
}
