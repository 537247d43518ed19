/** The receiver as a server of Deno: prints where it listens, and ends with the test that holds its standard input. */
import { handle } from './web.ts';

interface DenoGlobal {
  serve(
    options: { port: number; hostname: string; onListen: (address: { port: number }) => void },
    handler: typeof handle,
  ): unknown;
  readonly args: readonly string[];
  readonly stdin: { readonly readable: ReadableStream<Uint8Array> };
  exit(): never;
}
declare const Deno: DenoGlobal;

const options = {
  port: Number(Deno.args[0]),
  hostname: '127.0.0.1',
  onListen: ({ port }: { port: number }) => console.log(`http://127.0.0.1:${port}`),
};
Deno.serve(options, handle);
await new Response(Deno.stdin.readable).text();
Deno.exit();
