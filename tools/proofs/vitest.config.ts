import { project } from '../../vitest.shared.ts';

export default project('proofs', { testTimeout: 600_000 });
