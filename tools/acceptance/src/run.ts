import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Runs a program to its end and gives its stdout; a failure's message holds all that the program printed. */
export async function run(
  program: string,
  programArguments: readonly string[],
  { cwd, env = {} }: { cwd: string | URL; env?: Record<string, string> },
): Promise<string> {
  try {
    const { stdout } = await execute(program, programArguments, {
      cwd,
      env: { ...process.env, NODE_OPTIONS: '', ...env },
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${program} ${programArguments.join(' ')} failed\n${stdout}\n${stderr}`, {
      cause: error,
    });
  }
}
