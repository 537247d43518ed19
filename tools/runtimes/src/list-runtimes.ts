import { join } from 'node:path';
import { findChromium } from './find-chromium.ts';
import { installRuntimes } from './install-runtimes.ts';
import { chromiumRuntime } from './runtimes/chromium-runtime.ts';
import { edgeRuntime } from './runtimes/edge-runtime.ts';
import { processRuntime } from './runtimes/process-runtime.ts';
import type { Runtime } from './runtimes/runtime.ts';
import { workerdRuntime } from './runtimes/workerd-runtime.ts';

const denoArguments = ['run', '--quiet', '--no-lock', '--allow-net', '--allow-env', '--allow-read'];

/** Columns of the support tables, in their order. Installs what is missing. */
export async function listRuntimes(): Promise<Runtime[]> {
  const packages = await installRuntimes();
  const chromium = await findChromium();
  if (chromium === undefined) {
    throw new Error(
      'No Chromium was found, nor could it be installed. Install Chromium or Chrome, and run again.',
    );
  }
  const program = (path: string) => join(packages, path);
  return [
    processRuntime('Node 22', program('node22/bin/node')),
    processRuntime('Node 24', process.execPath),
    processRuntime('Node 26', program('node26/bin/node')),
    processRuntime('Bun 1.4', program('.bin/bun')),
    processRuntime('Deno 2.9', program('.bin/deno'), { arguments: denoArguments }),
    workerdRuntime('Workers', packages, '2026-07-01'),
    workerdRuntime('Workers, 2023', packages, '2023-03-01'),
    edgeRuntime('Edge', packages),
    chromiumRuntime('Chromium', chromium),
    processRuntime('bare fetch', process.execPath, { entry: 'hostile-process' }),
  ];
}
