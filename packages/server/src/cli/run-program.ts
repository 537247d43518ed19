import { CommanderError, type Command } from 'commander';
import { StartError } from '../errors/start-error.ts';

/**
 * Runs the command line. What the user can put right is told in one sentence; a stack is for faults of this program.
 *
 * @returns The exit code: 0 done, 1 the command could not be done, 2 it was not understood.
 */
export async function runProgram(program: Command, argv: string[]): Promise<number> {
  try {
    await program.parseAsync(argv);
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof StartError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}
