import { project } from '../../vitest.shared.ts';

export default project('webhooks-next', { include: ['test/*.test.ts'], hookTimeout: 180_000 });
