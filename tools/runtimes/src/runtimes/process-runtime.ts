import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleSuite, type SuiteEntry } from '../bundle-suite.ts';
import type { CaseOutcome } from '../suites/runtime-case.ts';
import type { Runtime } from './runtime.ts';

/** A runtime that is a program: it is given the bundled suite, and prints the outcomes. */
export function processRuntime(
  name: string,
  program: string,
  options: { readonly arguments?: readonly string[]; readonly entry?: SuiteEntry } = {},
): Runtime {
  return {
    name,
    async run(suite, config) {
      const folder = await mkdtemp(join(tmpdir(), 'handinger-runtime-'));
      try {
        const file = join(folder, 'suite.mjs');
        await writeFile(file, await bundleSuite(suite, options.entry ?? 'process'));
        return await runProgram(program, [...(options.arguments ?? []), file], config);
      } finally {
        await rm(folder, { recursive: true });
      }
    },
  };
}

function runProgram(program: string, given: string[], config: unknown): Promise<CaseOutcome[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...given, JSON.stringify(config)], { stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (part: Buffer) => (stdout += part.toString()));
    child.stderr.on('data', (part: Buffer) => (stderr += part.toString()));
    child.on('error', reject);
    child.on('close', (status) => {
      const last = stdout.trim().split('\n').at(-1) ?? '';
      if (status === 0 && last.startsWith('[')) resolve(JSON.parse(last) as CaseOutcome[]);
      else reject(new Error(`${program} ended with ${status}:\n${stdout}\n${stderr}`));
    });
  });
}
