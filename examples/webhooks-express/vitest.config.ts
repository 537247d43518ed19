import { project } from '../../vitest.shared.ts';

export default project('webhooks-express', { include: ['test/*.test.ts'], hookTimeout: 180_000 });
