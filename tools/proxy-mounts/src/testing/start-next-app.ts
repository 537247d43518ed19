import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundle } from './bundle.ts';
import type { Mount, MountOptions } from './mount.ts';

const require = createRequire(import.meta.url);
const source = new URL('../next-app/', import.meta.url);
/** Inside the package, so that its modules are found, and a folder that git and the linters pass over. */
const dist = new URL('../../dist/', import.meta.url);
/** What imports the client. */
const modules = ['app/api/handinger/[...path]/route', 'app/status/[taskId]/read-status'];

/** Builds the app with `next build`, and starts it with `next start`. */
export async function startNextApp({ apiKey, baseURL }: MountOptions): Promise<Mount> {
  await mkdir(dist, { recursive: true });
  const app = pathToFileURL(`${await mkdtemp(fileURLToPath(new URL('next-app-', dist)))}/`);
  await cp(source, app, { recursive: true });
  // The client as it is in the workspace now, and not as it was built last.
  for (const module of modules) {
    await writeFile(new URL(`${module}.js`, app), await bundle(new URL(`${module}.ts`, source)));
    await rm(new URL(`${module}.ts`, app));
  }
  await writeFile(new URL('package.json', app), '{ "type": "module" }');

  const port = await freePort();
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    HANDINGER_API_KEY: apiKey,
    HANDINGER_BASE_URL: baseURL,
  } as NodeJS.ProcessEnv;
  const program = require.resolve('next/dist/bin/next');
  const next = (...words: string[]) =>
    spawn(process.execPath, [program, ...words], {
      cwd: fileURLToPath(app),
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });

  const output: string[] = [];
  const building = next('build');
  collect(building, output);
  const [status] = (await once(building, 'exit')) as [number | null];
  if (status !== 0) throw new Error(`next build failed: ${output.join('')}`);
  const serving = next('start', '-p', String(port), '-H', '127.0.0.1');
  collect(serving, output);
  const origin = `http://127.0.0.1:${port}`;
  while (!output.join('').includes('Ready')) {
    if (serving.exitCode !== null) throw new Error(`next start failed: ${output.join('')}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    origin,
    async close() {
      serving.kill();
      if (serving.exitCode === null && serving.signalCode === null) await once(serving, 'exit');
      await rm(app, { recursive: true, force: true });
    },
  };
}

function collect({ stdout, stderr }: ChildProcess, output: string[]): void {
  for (const stream of [stdout, stderr]) stream?.on('data', (text) => output.push(String(text)));
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
