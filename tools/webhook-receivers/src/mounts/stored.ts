/**
 * A receiver on Node with a store that it shares: `node stored.ts <redis://… or postgres://…> <port>`. Prints where it listens,
 * and ends with the test that holds its standard input.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPostgresStore } from '@handinger/example-webhook-stores/postgres';
import { createRedisStore } from '@handinger/example-webhook-stores/redis';
import { toNodeHandler } from '@ramensoft/handinger-webhooks/node';
import type { DeliveryStore } from '@ramensoft/handinger-webhooks/receiver';
import { Pool } from 'pg';
import { createClient } from 'redis';
import { receiverFor } from './receiver-for.ts';

async function openStore(url: string): Promise<DeliveryStore> {
  if (!url.startsWith('redis:')) return createPostgresStore(new Pool({ connectionString: url }));
  return createRedisStore(await createClient({ url }).connect());
}

const [url = '', port] = process.argv.slice(2);
const server = createServer(toNodeHandler(receiverFor(await openStore(url))));
server.listen(Number(port), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.stdin.resume().once('end', () => process.exit());
