import { project } from '../../vitest.shared.ts';

export default project('webhooks-worker', {
  include: ['test/*.test.ts'],
  globalSetup: '../../tools/toolchain/build-packages.mjs',
  hookTimeout: 180_000,
});
