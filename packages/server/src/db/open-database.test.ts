import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { expect, test } from 'vitest';
import { assets } from '../assets.ts';

interface Journal {
  entries: { tag: string; when: number }[];
}

/** Brings a database to the state that an earlier version left, as its last migration. */
async function migrateUpTo(client: PGlite, last: string): Promise<void> {
  const journal = JSON.parse(
    await readFile(join(assets.migrations, 'meta/_journal.json'), 'utf8'),
  ) as Journal;
  await client.exec('create schema drizzle');
  await client.exec(
    'create table drizzle.__drizzle_migrations (id serial primary key, hash text, created_at bigint)',
  );
  for (const { tag, when } of journal.entries) {
    await client.exec(await readFile(join(assets.migrations, `${tag}.sql`), 'utf8'));
    await client.query('insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)', [
      tag,
      when,
    ]);
    if (tag === last) return;
  }
  throw new Error(`There is no migration ${last}.`);
}

test('turns of a version that did not keep their worker get it', async () => {
  const client = await PGlite.create();
  await migrateUpTo(client, '0002_webhooks');
  await client.exec(`
    insert into organizations (id, name) values ('org', 'org');
    insert into users (id, name) values ('usr', 'usr');
    insert into workers (id, organization_id, user_id, title, summary, instructions, visibility)
      select 'wrk_' || n, 'org', 'usr', '', '', '', 'public' from generate_series(1, 2) n;
    insert into tasks (id, organization_id, worker_id, folder, title, status, triggered_by, turn_count)
      select 'tsk_' || n, 'org', 'wrk_' || n, 'f', '', 'completed', 'api', 1 from generate_series(1, 2) n;
    insert into turns (id, task_id, seq, status, budget, input, input_files, message_id)
      select 'trn_' || n, 'tsk_' || n, 0, 'completed', 'low', '', '[]', '' from generate_series(1, 2) n;
  `);
  await migrate(drizzle(client), { migrationsFolder: assets.migrations });
  const { rows } = await client.query('select id, worker_id from turns order by id');
  expect(rows).toEqual([
    { id: 'trn_1', worker_id: 'wrk_1' },
    { id: 'trn_2', worker_id: 'wrk_2' },
  ]);
  await client.close();
});
