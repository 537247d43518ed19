/** The server that delivers, in a process of its own: `webhook-server-process.ts <first wait between attempts, in ms>` */
import { startServer } from '@ramensoft/handinger-server';

const server = await startServer({ webhookRetryDelay: Number(process.argv[2]) });
process.send?.({ url: server.url, key: server.key });
process.once('disconnect', () => process.exit());
