#!/usr/bin/env node
/**
 * Runs a command of the repository with its own Node and pnpm, so that a machine needs nothing but
 * Node 20 and npm: `node tools/toolchain/run.mjs <demo|dev|test|bench> [arguments]`.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The one place where these versions stand, beside `packageManager` in package.json, which turbo reads. */
const toolchain = ['node@24.21.0', 'pnpm@12.21.0'];

const commands = fileURLToPath(new URL('commands.mjs', import.meta.url));
const packages = toolchain.flatMap((name) => ['--package', name]);
const { status, error } = spawnSync(
  'npx',
  [
    '--yes',
    '--prefer-offline',
    '--loglevel=error',
    ...packages,
    '--',
    'node',
    commands,
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit' },
);
if (error) console.error(`Could not start npx: ${error.message}. Install Node 20 or newer, with npm.`);
process.exitCode = status ?? 1;
