import { project } from '../../vitest.shared.ts';

export default project('webhooks-express', {
  include: ['test/*.test.ts'],
  globalSetup: '../../tools/toolchain/build-packages.mjs',
  hookTimeout: 180_000,
});
