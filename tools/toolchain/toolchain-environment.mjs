import { execFileSync } from 'node:child_process';

/** The one place where these versions stand, beside `packageManager` in package.json, which turbo reads. */
const toolchain = ['node@24.21.0', 'pnpm@12.21.0'];

/** The environment for child processes in which `node` and `pnpm` are the repository's own, from the npm registry. */
export function toolchainEnvironment() {
  const packages = toolchain.flatMap((name) => ['--package', name]);
  const printPath = ['node', '-p', 'process.env.PATH'];
  // npx only says where they are: run below it, a program would not hear of the signals that npm gets.
  const path = execFileSync(
    'npx',
    ['--yes', '--prefer-offline', '--loglevel=error', ...packages, '--', ...printPath],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  return { ...process.env, PATH: path.trim(), TURBO_TELEMETRY_DISABLED: '1', REDOCLY_TELEMETRY: 'off' };
}
