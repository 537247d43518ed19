import { project } from '../../vitest.shared.ts';

export default project('webhooks-worker', { include: ['test/*.test.ts'], hookTimeout: 180_000 });
