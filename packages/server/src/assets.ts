import { fileURLToPath } from 'node:url';

/** Sources run from `src`, the build from one flat `dist` that holds copies of everything named here. */
const fromSource = import.meta.url.endsWith('.ts');

function asset(inDist: string, fromSrc: string): string {
  return fileURLToPath(new URL(fromSource ? fromSrc : inDist, import.meta.url));
}

export const assets = {
  openapi: asset('./handinger.yaml', '../../../openapi/handinger.yaml'),
  packageJson: asset('../package.json', '../package.json'),
  /** Runs in a thread of its own. */
  schemaThread: asset('./schema-thread.js', './agent/schema/schema-thread.ts'),
  /** The dashboard's pages; not there in a checkout in which they were not built. */
  dashboard: asset('./dashboard', '../../dashboard/dist'),
  migrations: asset('./drizzle', '../drizzle'),
  /** A migrated, empty database: opening it takes a fraction of the time that making one takes. */
  snapshot: asset('./database.tar.gz', '../node_modules/.cache/handinger-server/database.tar.gz'),
};
