import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Set where the packages of this run are built: each project of the tests asks for it. */
const done = 'HANDINGER_PACKAGES_BUILT';

/** Builds what tests install or pack, once a run; a build that is current already is taken from turbo's cache. */
export async function setup() {
  if (process.env[done]) return;
  const cwd = new URL('../..', import.meta.url);
  await promisify(execFile)('pnpm', ['build'], { cwd, maxBuffer: 64 * 1024 ** 2 }).catch((error) => {
    throw new Error(`pnpm build failed\n${error.stdout}\n${error.stderr}`);
  });
  process.env[done] = 'true';
}
