import type { Writable } from 'node:stream';
import { vi } from 'vitest';
import { createProgram } from '../cli/create-program.ts';
import { runProgram } from '../cli/run-program.ts';

/** How a run of the command line ended. */
export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in this process, to its end: for everything but a server that stays. */
export async function runCommand(...args: readonly string[]): Promise<CommandResult> {
  const stdout = capture(process.stdout);
  const stderr = capture(process.stderr);
  try {
    const code = await runProgram(createProgram(), ['node', 'handinger-server', ...args]);
    return { code, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    stdout.end();
    stderr.end();
  }
}

function capture(stream: Writable): { text: () => string; end: () => void } {
  let text = '';
  const spy = vi.spyOn(stream, 'write').mockImplementation((piece) => {
    text += String(piece);
    return true;
  });
  return { text: () => text, end: () => spy.mockRestore() };
}
