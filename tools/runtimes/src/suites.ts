import { join } from 'node:path';
import type { SuiteName } from './bundle-suite.ts';
import { startClientTarget } from './targets/start-client-target.ts';
import { startWebhooksTarget } from './targets/start-webhooks-target.ts';
import type { Target } from './targets/target.ts';

/** One suite: where it runs, against what, and the document whose table it fills. */
export interface Suite {
  readonly name: SuiteName;
  /** The columns of its table. */
  readonly runtimes: readonly string[];
  /** The document that holds its table. */
  readonly document: string;
  startTarget(): Promise<Target>;
}

const packages = join(import.meta.dirname, '../../../packages');
const servers = ['Node 22', 'Node 24', 'Node 26', 'Bun 1.4', 'Deno 2.9', 'Workers', 'Workers, 2023'];

/** Every suite. */
export const suites: readonly Suite[] = [
  {
    name: 'client',
    runtimes: [...servers, 'Chromium', 'bare fetch'],
    document: join(packages, 'core/README.md'),
    startTarget: startClientTarget,
  },
  {
    name: 'webhooks',
    runtimes: [...servers, 'Edge', 'Chromium'],
    document: join(packages, 'webhooks/README.md'),
    startTarget: startWebhooksTarget,
  },
];
