/** The receiver as a server of Bun: prints where it listens, and ends with the test that holds its standard input. */
import { handle } from './web.ts';

interface BunGlobal {
  serve(options: { port: number; hostname: string; fetch: typeof handle }): { readonly port: number };
  readonly argv: readonly string[];
  readonly stdin: { text(): Promise<string> };
}
declare const Bun: BunGlobal;

const server = Bun.serve({ port: Number(Bun.argv[2]), hostname: '127.0.0.1', fetch: handle });
console.log(`http://127.0.0.1:${server.port}`);
await Bun.stdin.text();
process.exit();
