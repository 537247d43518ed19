import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

/** A server in a process of its own, which a test can kill. */
export interface ServerProcess {
  readonly url: string;
  readonly key: string;
  readonly pid: number;
  /** Everything that was printed to the standard output. */
  readonly output: () => string;
  /** Sends the signal and waits for the end, also of one that has died already. @returns The exit code, null after SIGKILL. */
  stop(signal: NodeJS.Signals): Promise<number | null>;
}

export async function startServerProcess(
  data: string,
  flags: readonly string[] = [],
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [main, 'start', '--port', '0', '--data', data, '--json', ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = once(child, 'close') as Promise<[number | null]>;
  let stdout = '';
  const line = await firstLine(child, (text) => (stdout += text));
  const { url, key } = JSON.parse(line) as { url: string; key: string };
  return {
    url,
    key,
    pid: child.pid!,
    output: () => stdout,
    async stop(signal) {
      child.kill(signal);
      return (await closed)[0];
    },
  };
}

async function firstLine(child: ChildProcess, onText: (text: string) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    let stdout = '';
    let stderr = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      onText(text);
      stdout += text;
      if (stdout.includes('\n')) resolve(stdout.split('\n')[0] ?? '');
    });
    child.once('close', (code) => reject(new Error(`The server ended with ${code}: ${stderr}`)));
  });
}
