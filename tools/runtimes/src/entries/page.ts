import { runSuite } from '../suite/run-suite.ts';
import type { SuiteConfig } from '../suite/runtime-case.ts';

const config = (await (await fetch('/config')).json()) as SuiteConfig;
await fetch('/outcomes', { method: 'POST', body: JSON.stringify(await runSuite(config)) });
