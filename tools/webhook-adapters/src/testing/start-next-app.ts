import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transform } from 'esbuild';
import type { App } from './app.ts';
import { bundle } from './bundle.ts';

const source = new URL('next-app/', import.meta.url);
/** Inside the package, so that its modules are found, and a folder that git and the linters pass over. */
const dist = new URL('../../.next/', import.meta.url);
const program = createRequire(import.meta.url).resolve('next/dist/bin/next');

/** Builds the app with `next build`, and starts it with `next start`. */
export async function startNextApp(): Promise<App> {
  await mkdir(dist, { recursive: true });
  const folder = pathToFileURL(`${await mkdtemp(fileURLToPath(new URL('next-app-', dist)))}/`);
  await cp(source, folder, { recursive: true });
  for (const path of await readdir(source, { recursive: true })) {
    if (!path.endsWith('.ts')) continue;
    const file = new URL(path, source);
    // A route is only stripped of its types: Next.js reads `export const config` as it is written.
    const code = path.startsWith('handlers/') ? await bundle(file) : await stripTypes(file);
    await writeFile(new URL(path.replace(/ts$/, 'js'), folder), code);
    await rm(new URL(path, folder));
  }
  await writeFile(new URL('package.json', folder), '{ "type": "module" }');

  const output: string[] = [];
  const next = (...words: string[]) => {
    const child = spawn(process.execPath, [program, ...words], {
      cwd: fileURLToPath(folder),
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => output.push(String(text)));
    return child;
  };
  const [status] = (await once(next('build'), 'exit')) as [number | null];
  if (status !== 0) throw new Error(`next build failed: ${output.join('')}`);
  const serving = next('start', '-p', '0', '-H', '127.0.0.1');
  let url: string | undefined;
  while (url === undefined) {
    if (serving.exitCode !== null) throw new Error(`next start failed: ${output.join('')}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    if (output.join('').includes('Ready')) url = /http:\/\/127\.0\.0\.1:[1-9]\d*/.exec(output.join(''))?.[0];
  }
  return {
    url,
    async close() {
      serving.kill();
      if (serving.exitCode === null && serving.signalCode === null) await once(serving, 'exit');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function stripTypes(file: URL): Promise<string> {
  const { code } = await transform(await readFile(file, 'utf8'), { loader: 'ts' });
  return code.replaceAll(/(?<=from ".*)\.ts(?=")/g, '.js');
}
