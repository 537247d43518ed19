import { project } from '../../vitest.shared.ts';

export default project('acceptance', {
  globalSetup: './src/build-packages.ts',
  testTimeout: 120_000,
  hookTimeout: 240_000,
});
