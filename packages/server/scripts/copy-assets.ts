import { existsSync } from 'node:fs';
import { copyFile, cp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assets } from '../src/assets.ts';
import { writeSnapshot } from '../src/db/snapshot.ts';
import { compressFiles } from './compress-files.ts';

// What the built server reads beside its code: the API's document, the migrations, the dashboard, and the database to start from.
const dist = fileURLToPath(new URL('../dist', import.meta.url));
const dashboard = join(dist, 'dashboard');
await copyFile(assets.openapi, join(dist, 'handinger.yaml'));
await cp(assets.migrations, join(dist, 'drizzle'), { recursive: true });
if (!existsSync(join(assets.dashboard, 'index.html'))) {
  throw new Error('The dashboard is not built. Run `pnpm build` in the repository, which builds it first.');
}
await cp(assets.dashboard, dashboard, { recursive: true });
await compressFiles(dashboard);
await writeSnapshot(join(dist, 'database.tar.gz'));
