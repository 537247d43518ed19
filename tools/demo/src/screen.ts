import { styleText } from 'node:util';

let steps = 0;

/** A numbered headline, with the call that the step shows. */
export function headline(title: string, call: string): void {
  steps += 1;
  console.log(`\n${styleText(['bold', 'cyan'], `${steps}  ${title}`)}  ${styleText('dim', call)}`);
}

/** One named value. */
export function fact(name: string, value: unknown): void {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  console.log(`   ${styleText('dim', name.padEnd(10))} ${text}`);
}

/** A piece of streamed text, as it comes; lines after the first are indented like the rest. */
export function token(text: string): void {
  process.stdout.write(styleText('green', text.replaceAll('\n', '\n   ')));
}

/** What comes between the pieces of a streamed text: a tool call, a source, a file. */
export function aside(text: string): void {
  console.log(`   ${styleText('yellow', text)}`);
}

/** Ends the demo with one good word. */
export function farewell(text: string): void {
  console.log(`\n${styleText(['bold', 'green'], '✓')} ${text}`);
}
