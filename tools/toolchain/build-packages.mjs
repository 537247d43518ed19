import { run } from './run.ts';

/** Builds what the tarballs hold; a build that is current already is taken from turbo's cache. */
export async function setup(): Promise<void> {
  await run('pnpm', ['build'], { cwd: new URL('../../..', import.meta.url) });
}
