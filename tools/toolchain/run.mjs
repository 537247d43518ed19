/**
 * What `npm run demo`, `npm run dev`, `npm test` and `npm run bench` do, step by step, on a machine with nothing but
 * Node 20 and npm: `node tools/toolchain/run.mjs <demo|dev|test|bench> [arguments]`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runProgram } from './run-program.mjs';
import { toolchainEnvironment } from './toolchain-environment.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const server = join(root, 'packages/server/dist/main.js');
const [command, ...rest] = process.argv.slice(2);

const env = toolchainEnvironment();

/** Runs one program to its end; `quiet` sends what it prints to stderr, so that stdout stays the command's own. */
function run(program, programArguments, { quiet = false, cwd = root } = {}) {
  const stdio = ['inherit', quiet ? process.stderr : 'inherit', 'inherit'];
  return runProgram(program, programArguments, { cwd, stdio, env });
}

/** Runs one step and leaves with its status if it failed. */
async function step(title, program, programArguments, options) {
  console.error(`\n› ${title}`);
  const status = await run(program, programArguments, options);
  if (status !== 0) {
    console.error(`\n✗ ${title} failed: ${program} ${programArguments.join(' ')}`);
    process.exit(status);
  }
}

/** What it takes to build and run: frameworks that only tests use weigh half a gigabyte. */
const runtimePackages = [
  'handinger-sdks',
  '@handinger/codegen...',
  '@handinger/dashboard...',
  '@handinger/demo...',
];

const install = (packages = []) => {
  const filters = packages.flatMap((name) => ['--filter', name]);
  return step('install', 'pnpm', ['install', '--frozen-lockfile', '--reporter=append-only', ...filters], {
    quiet: true,
  });
};
const generate = () => step('generate', 'pnpm', ['generate'], { quiet: true });
const build = () => step('build', 'pnpm', ['build'], { quiet: true });

/** Every test of every package in one vitest run; prints the sum as the last line. */
async function vitest(filters) {
  const folder = mkdtempSync(join(tmpdir(), 'handinger-test-'));
  const report = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const status = await run('pnpm', ['exec', 'vitest', 'run', ...reporters, ...filters]);
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numFailedTestSuites } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  rmSync(folder, { recursive: true });
  const skipped = numPendingTests + numTodoTests;
  // A file that fails to load has no failed test in it, yet it has failed.
  const failed = status === 0 ? 0 : Math.max(numFailedTests, Math.min(numFailedTestSuites, 1), 1);
  console.log(`${numPassedTests} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
  return status;
}

const commands = {
  async demo() {
    await install(runtimePackages);
    await generate();
    await build();
    return run('node', [join(root, 'tools/demo/src/main.ts'), ...rest]);
  },
  async dev() {
    await install(runtimePackages);
    await build();
    return run('node', [server, 'start', ...rest], { cwd: process.env.INIT_CWD ?? root });
  },
  async test() {
    await install();
    if (rest.length === 0) {
      await step('lint', 'pnpm', ['lint']);
      await step('build', 'pnpm', ['build']);
      await step('typecheck', 'pnpm', ['typecheck']);
      await step('unused', 'pnpm', ['unused']);
    } else {
      await build();
    }
    return vitest(rest);
  },
  async bench() {
    await install();
    await build();
    return run('pnpm', ['--filter', '@handinger/bench', 'bench', ...rest]);
  },
};

const chosen = commands[command];
if (chosen) {
  process.exitCode = await chosen();
} else {
  console.error(`Unknown command "${command ?? ''}"; there are: ${Object.keys(commands).join(', ')}.`);
  process.exitCode = 2;
}
