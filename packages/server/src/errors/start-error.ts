/** The server can't start or the command can't run, for a reason that the user can act on: shown as one sentence, without a stack. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
