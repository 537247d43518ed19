import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program to its end.
 *
 * @param {string} program
 * @param {readonly string[]} programArguments
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} Its exit status; 128 and the signal's number where a signal ended it.
 */
export async function runProgram(program, programArguments, options) {
  const child = spawn(program, programArguments, { stdio: 'inherit', ...options });
  // A signal to this process alone would leave the program running without it.
  const forward = (signal) => child.kill(signal);
  for (const signal of signals) process.on(signal, forward);
  try {
    const [code, signal] = await new Promise((resolve, reject) => {
      child.once('error', reject).once('exit', (...ended) => resolve(ended));
    });
    return code ?? 128 + constants.signals[signal];
  } catch (error) {
    console.error(`Could not start ${program}: ${error.message}. Install Node 20 or newer, with npm.`);
    return 127;
  } finally {
    for (const signal of signals) process.off(signal, forward);
  }
}
