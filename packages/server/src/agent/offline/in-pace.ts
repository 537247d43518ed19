import type { Directive } from './directive.ts';
import { wait } from './wait.ts';

/**
 * Tokens as a model says them: one after the other, as slowly as the input asks for.
 *
 * @throws The signal's reason.
 */
export async function* inPace(
  tokens: readonly string[],
  directives: readonly Directive[],
  signal: AbortSignal | undefined,
): AsyncGenerator<string> {
  const pace = directives.findLast((directive) => directive.name === 'pace')?.milliseconds ?? 0;
  for (const token of tokens) {
    await (pace > 0 ? wait(pace, signal) : signal?.throwIfAborted());
    yield token;
  }
}
