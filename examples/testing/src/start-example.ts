import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { installExample } from './install-example.ts';
import { readCommands } from './read-commands.ts';
import type { RunningExample } from './running-example.ts';

/** Starts an example with the commands of its README: each runs to its end, but for the last one, which serves. */
export async function startExample(
  example: string,
  environment: Readonly<Record<string, string>>,
): Promise<RunningExample> {
  const folder = await installExample(example);
  const port = await freePort();
  const output: string[] = [];
  const run = (command: string) => {
    const child = spawn(command, {
      cwd: folder,
      shell: true,
      // A group of its own, which can be ended as a whole: npm starts a shell, and that the program.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        PORT: `${port}`,
        NEXT_TELEMETRY_DISABLED: '1',
        ...environment,
      },
    });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => output.push(String(text)));
    return child;
  };
  const commands = await readCommands(folder);
  const last = commands.pop() ?? '';
  for (const command of commands) {
    const [status] = (await once(run(command), 'exit')) as [number | null];
    if (status !== 0) throw new Error(`${command} failed: ${output.join('')}`);
  }
  const serving = run(last);
  const origin = `http://127.0.0.1:${port}`;
  while (!(await fetch(origin).catch(() => undefined))) {
    if (serving.exitCode !== null) throw new Error(`${last} failed: ${output.join('')}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    origin,
    output: () => output.join(''),
    async close() {
      if (serving.pid !== undefined) process.kill(-serving.pid);
      if (serving.exitCode === null && serving.signalCode === null) await once(serving, 'exit');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
