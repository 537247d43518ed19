import { join } from 'node:path';

/** The document that holds the support table. */
export const supportDocument = join(import.meta.dirname, '../../../packages/core/README.md');
