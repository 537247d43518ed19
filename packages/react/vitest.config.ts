import { project } from '../../vitest.shared.ts';

export default project('react', { include: ['src/**/*.test.{ts,tsx}'] });
