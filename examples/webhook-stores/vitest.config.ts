import { project } from '../../vitest.shared.ts';

export default project('webhook-stores', { include: ['*/*.test.ts'] });
