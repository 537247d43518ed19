import { project } from '../../vitest.shared.ts';

export default project('dashboard-pages', { testTimeout: 120_000, hookTimeout: 120_000 });
