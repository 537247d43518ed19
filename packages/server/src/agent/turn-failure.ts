/** A turn that can't go on, with the sentence that its caller gets to read. */
export class TurnFailure extends Error {
  override readonly name = 'TurnFailure';
}
