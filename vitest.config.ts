import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: ['packages/*', 'tools/*'],
    // One less than there are cores by default: on two, one test file after the other.
    maxWorkers: '100%',
  },
});
