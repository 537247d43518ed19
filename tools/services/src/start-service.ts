import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** A server program that runs until it is closed, or until this process ends. */
export interface Service {
  readonly port: number;
  close(): Promise<void>;
}

/** Starts a program on a free port, and waits until its output says that it is ready. */
export async function startService(
  isReady: RegExp,
  commandOn: (port: number) => readonly [program: string, ...parameters: string[]],
): Promise<Service> {
  const port = await findFreePort();
  const [program, ...parameters] = commandOn(port);
  const child = spawn(program, parameters, { stdio: ['ignore', 'pipe', 'pipe'] });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const exited = once(child, 'exit').finally(() => process.off('exit', kill));
  let output = '';
  await new Promise<void>((resolve, reject) => {
    const read = (text: string) => {
      output = (output + text).slice(-10_000);
      if (isReady.test(output)) resolve();
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    const fail = () => reject(new Error(`${program} ended before it was ready:\n${output}`));
    exited.then(fail, reject);
  });
  return {
    port,
    async close() {
      // PostgreSQL waits for its clients to go; one that was forgotten must not hold up the end of the tests.
      child.kill('SIGTERM');
      const patience = setTimeout(kill, 5_000);
      await exited;
      clearTimeout(patience);
    },
  };
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
