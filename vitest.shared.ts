import { defineProject } from 'vitest/config';
import type { UserWorkspaceConfig } from 'vitest/config';

/** Resolves the workspace's packages to their sources, so that no test needs a build first. */
const conditions = ['@ramensoft/source', 'node', 'module', 'default'];

/** One vitest project, named as its folder. With `isolate: false` its files share workers: for those that leave nothing behind. */
export function project(name: string, test: UserWorkspaceConfig['test'] = {}): UserWorkspaceConfig {
  return defineProject({
    resolve: { conditions },
    ssr: { resolve: { conditions, externalConditions: ['node', 'default'] } },
    test: {
      name,
      include: ['src/**/*.test.ts'],
      testTimeout: 30_000,
      hookTimeout: 60_000,
      maxWorkers: '100%',
      // A loaded machine may need far longer than the second that is the default.
      expect: { poll: { timeout: 20_000 } },
      ...test,
    },
  });
}
