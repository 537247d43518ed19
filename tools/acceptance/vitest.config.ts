import { project } from '../../vitest.shared.ts';

export default project('acceptance', {
  globalSetup: '../toolchain/build-packages.mjs',
  testTimeout: 120_000,
  hookTimeout: 240_000,
});
