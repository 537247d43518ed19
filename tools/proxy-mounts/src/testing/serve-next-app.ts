import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundle } from './bundle.ts';

const require = createRequire(import.meta.url);
/** Inside the package, so that Next.js and React are found, and a folder that git and the linters pass over. */
const dist = new URL('../../dist/', import.meta.url);

/** An app of Next.js that imports packages of the workspace. */
export interface NextApp {
  /** The folder of its sources. */
  readonly source: URL;
  /** What imports packages of the workspace: paths in the source, without `.ts`. */
  readonly modules: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** An app that `next start` serves. */
export interface ServedNextApp {
  readonly origin: string;
  /** Ends it at once, whatever it is at. */
  kill(): Promise<void>;
  /** Starts it again where it was. */
  restart(): Promise<void>;
  /** Ends it, and removes what was built. */
  close(): Promise<void>;
}

/** Builds an app with `next build`, and starts it with `next start`. */
export async function serveNextApp({ source, modules, env = {} }: NextApp): Promise<ServedNextApp> {
  await mkdir(dist, { recursive: true });
  const app = pathToFileURL(`${await mkdtemp(fileURLToPath(new URL('next-app-', dist)))}/`);
  await cp(source, app, { recursive: true });
  // The packages as they are in the workspace now, and not as they were built last.
  for (const module of modules) {
    await writeFile(new URL(`${module}.js`, app), await bundle(new URL(`${module}.ts`, source)));
    await rm(new URL(`${module}.ts`, app));
  }
  await writeFile(new URL('package.json', app), '{ "type": "module" }');

  const port = await freePort();
  const program = require.resolve('next/dist/bin/next');
  const next = (...words: string[]) =>
    spawn(process.execPath, [program, ...words], {
      cwd: fileURLToPath(app),
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });

  const building = next('build');
  const output = collect(building);
  const [status] = (await once(building, 'exit')) as [number | null];
  if (status !== 0) throw new Error(`next build failed: ${output.join('')}`);
  const serve = async () => {
    const serving = next('start', '-p', String(port), '-H', '127.0.0.1');
    const said = collect(serving);
    while (!said.join('').includes('Ready')) {
      if (serving.exitCode !== null) throw new Error(`next start failed: ${said.join('')}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return serving;
  };
  let serving = await serve();
  const end = async (signal: NodeJS.Signals) => {
    serving.kill(signal);
    if (serving.exitCode === null && serving.signalCode === null) await once(serving, 'exit');
  };
  return {
    origin: `http://127.0.0.1:${port}`,
    kill: () => end('SIGKILL'),
    async restart() {
      serving = await serve();
    },
    async close() {
      await end('SIGTERM');
      await rm(app, { recursive: true, force: true });
    },
  };
}

function collect({ stdout, stderr }: ChildProcess): string[] {
  const output: string[] = [];
  for (const stream of [stdout, stderr]) stream?.on('data', (text) => output.push(String(text)));
  return output;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
