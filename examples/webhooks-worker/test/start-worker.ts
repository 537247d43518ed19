import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { Miniflare } from 'miniflare';

interface WranglerFile {
  readonly compatibility_date: string;
  readonly durable_objects: {
    readonly bindings: readonly { readonly name: string; readonly class_name: string }[];
  };
}

/** A Worker in workerd, set up by wrangler.json. */
export interface RunningWorker {
  readonly origin: string;
  /** What it printed so far. */
  output(): string;
  close(): Promise<void>;
}

/** Starts a bundled Worker as `wrangler dev` does. */
export async function startWorker(
  script: string,
  bindings: Readonly<Record<string, string>> = {},
): Promise<RunningWorker> {
  const file = new URL('../wrangler.json', import.meta.url);
  const wrangler = JSON.parse(await readFile(file, 'utf8')) as WranglerFile;
  const durableObjects: Record<string, { className: string; useSQLite: true }> = {};
  for (const { name, class_name: className } of wrangler.durable_objects.bindings) {
    durableObjects[name] = { className, useSQLite: true };
  }
  const output: string[] = [];
  const runtime = new Miniflare({
    modules: true,
    script,
    compatibilityDate: wrangler.compatibility_date,
    bindings: { ...bindings },
    durableObjects,
    host: '127.0.0.1',
    cf: false,
    handleRuntimeStdio: (...streams: Readable[]) => {
      for (const stream of streams) stream.on('data', (text) => output.push(String(text)));
    },
  });
  const { origin } = await runtime.ready;
  return { origin, output: () => output.join(''), close: () => runtime.dispose() };
}
