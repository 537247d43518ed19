import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { startPostgres } from '@handinger/services/start-postgres';
import { startRedis } from '@handinger/services/start-redis';
import { Client } from 'pg';

/** A database that receivers share. */
export interface SharedStore {
  readonly url: string;
  close(): Promise<void>;
}

/** The databases that there are examples for, empty. */
export const stores: Record<string, () => Promise<SharedStore>> = {
  Redis: startRedis,
  async PostgreSQL() {
    const server = await startPostgres();
    const client = new Client({ connectionString: server.url });
    await client.connect();
    const sql = import.meta.resolve('@handinger/example-webhook-stores/postgres/webhook-groups.sql');
    await client.query(await readFile(fileURLToPath(sql), 'utf8'));
    await client.end();
    return server;
  },
};
