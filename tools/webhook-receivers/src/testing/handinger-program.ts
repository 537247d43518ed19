/**
 * The server on a data folder, to be killed: `node handinger-program.ts <folder> <key> <first wait of a retry in ms> <port>`.
 * Prints where it listens, and ends with the test that holds its standard input.
 */
import { startServer } from '@ramensoft/handinger-server';

const [data = '', key = '', delay, port] = process.argv.slice(2);
const { url } = await startServer({
  data,
  key,
  port: Number(port),
  webhookRetryDelay: Number(delay),
  // A test may hold deliveries up, on a machine that is slow.
  webhookTimeLimit: 60_000,
});
console.log(url);
process.stdin.resume().once('end', () => process.exit());
