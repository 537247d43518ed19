import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bundleSuite } from '../bundle-suite.ts';
import type { CaseOutcome } from '../suites/runtime-case.ts';
import type { Runtime } from './runtime.ts';

/** What is used of the package `miniflare`, which is installed beside the workspace. */
interface MiniflareModule {
  readonly Miniflare: new (options: object) => {
    dispatchFetch(url: string, init: { method: string; body: string }): Promise<Response>;
    dispose(): Promise<void>;
  };
}

/** The default export that the Workers runtime asks for. */
const main = `import { handle } from './suite.mjs'; export default { fetch: handle };`;

/** Cloudflare's Workers runtime, at one compatibility date. */
export function workerdRuntime(name: string, packages: string, compatibilityDate: string): Runtime {
  return {
    name,
    async run(suite, config) {
      const load = createRequire(join(packages, 'package.json'));
      const { Miniflare } = load('miniflare') as MiniflareModule;
      const modules = [
        { type: 'ESModule', path: 'main.mjs', contents: main },
        { type: 'ESModule', path: 'suite.mjs', contents: await bundleSuite(suite, 'worker') },
      ];
      const miniflare = new Miniflare({ modules, compatibilityDate });
      try {
        const body = JSON.stringify(config);
        const response = await miniflare.dispatchFetch('http://suite.example/', { method: 'POST', body });
        if (!response.ok) throw new Error(`${name} answered ${response.status}: ${await response.text()}`);
        return (await response.json()) as CaseOutcome[];
      } finally {
        await miniflare.dispose();
      }
    },
  };
}
