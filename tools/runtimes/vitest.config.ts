import { project } from '../../vitest.shared.ts';

export default project('runtimes', { testTimeout: 120_000, hookTimeout: 300_000 });
