import { runSuite } from '../suite/run-suite.ts';
import type { SuiteConfig } from '../suite/runtime-case.ts';

// Node, Bun and Deno all have this much of `process`.
const config = JSON.parse(String(process.argv[2])) as SuiteConfig;
console.log(JSON.stringify(await runSuite(config)));
