import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Program } from './program.ts';

/**
 * Starts a program that is given a port as its last argument, 0 for any, prints its origin when it listens there, and ends when
 * its standard input does.
 */
export async function startProgram(program: string, given: readonly string[]): Promise<Program> {
  const start = async (port: string) => {
    const child = spawn(program, [...given, port], { stdio: ['pipe', 'pipe', 'inherit'] });
    const ended = once(child, 'close').then(([status]) => {
      throw new Error(`${program} ${given.join(' ')} ended with ${status}.`);
    });
    const [line] = (await Promise.race([once(child.stdout, 'data'), ended])) as [Buffer];
    ended.catch(() => undefined);
    return { child, origin: line.toString().trim() };
  };
  let running = await start('0');
  const { origin } = running;
  const kill = async () => {
    const { child } = running;
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  };
  return {
    origin,
    kill,
    async restart() {
      running = await start(new URL(origin).port);
    },
    close: kill,
  };
}
