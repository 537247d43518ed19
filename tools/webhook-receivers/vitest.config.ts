import { project } from '../../vitest.shared.ts';

// Most of what the tests do is wait: for a time limit, for the next attempt.
export default project('webhook-receivers', {
  testTimeout: 120_000,
  hookTimeout: 240_000,
  maxConcurrency: 40,
});
