import { fileURLToPath } from 'node:url';
import type { Program } from './program.ts';
import { startProgram } from './start-program.ts';

/** A program of this package, with the modules as Node finds them. */
export function startNodeProgram(program: URL, given: readonly string[]): Promise<Program> {
  const flags = ['--conditions=@ramensoft/source', '--disable-warning=ExperimentalWarning'];
  return startProgram(process.execPath, [...flags, fileURLToPath(program), ...given]);
}
