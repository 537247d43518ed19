/** Calls a function of the user's: what it throws is reported as any uncaught error of the page, and harms nothing else. */
export function safely(call: () => unknown): void {
  try {
    call();
  } catch (error) {
    if (typeof reportError === 'function') reportError(error);
    else console.error(error);
  }
}
