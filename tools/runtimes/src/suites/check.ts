/** Fails unless the condition holds. The suite has no test framework: it runs where none does. */
export function check(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** Fails unless both are equal as JSON. */
export function checkEqual(actual: unknown, expected: unknown, what: string): void {
  const [got, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  check(got === wanted, `${what}: ${got?.slice(0, 300)} instead of ${wanted?.slice(0, 300)}`);
}

/** The error that a promise rejects with; fails when it does not. */
export async function rejection(work: PromiseLike<unknown>): Promise<Error & Record<string, unknown>> {
  try {
    await work;
  } catch (error) {
    return error as Error & Record<string, unknown>;
  }
  throw new Error('it succeeded, but should have failed');
}
