import { runSuite } from '../suite/run-suite.ts';
import type { SuiteConfig } from '../suite/runtime-case.ts';
import { hostileFetch, impoverishGlobals } from './hostile-globals.ts';

impoverishGlobals();
const config = JSON.parse(String(process.argv[2])) as SuiteConfig;
console.log(JSON.stringify(await runSuite(config, { fetch: hostileFetch(globalThis.fetch) })));
