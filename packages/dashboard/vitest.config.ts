import { project } from '../../vitest.shared.ts';

export default project('dashboard', { include: ['src/**/*.test.{ts,tsx}'], isolate: false });
