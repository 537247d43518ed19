import { defineConfig } from 'tsup';

export default defineConfig({
  // Flat names: every file of the build finds the copied assets beside itself (see src/assets.ts).
  entry: {
    index: 'src/index.ts',
    main: 'src/main.ts',
    'schema-thread': 'src/agent/schema/schema-thread.ts',
    testing: 'src/testing/start-test-server.ts',
  },
  format: 'esm',
  target: 'node22',
  splitting: true,
  sourcemap: true,
  clean: true,
  dts: { entry: { index: 'src/index.ts', testing: 'src/testing/start-test-server.ts' } },
});
