import { copyFile, cp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assets } from '../src/assets.ts';
import { writeSnapshot } from '../src/db/snapshot.ts';

// What the built server reads beside its code: the API's document, the migrations, and the database to start from.
const dist = fileURLToPath(new URL('../dist', import.meta.url));
await copyFile(assets.openapi, join(dist, 'handinger.yaml'));
await cp(assets.migrations, join(dist, 'drizzle'), { recursive: true });
await writeSnapshot(join(dist, 'database.tar.gz'));
