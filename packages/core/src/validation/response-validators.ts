import type { ErrorIssue } from '../errors/api-error.ts';

/** Checks what the server sends. `@ramensoft/handinger/zod` has the ones that are made from the API's document. */
export interface ResponseValidators {
  /**
   * What is wrong with the JSON that answers an operation; empty when nothing is, and for operations that are not known.
   *
   * @param operation its `operationId`, such as `tasks.create`
   */
  checkAnswer(operation: string, answer: unknown): readonly ErrorIssue[];
  /** What is wrong with a chunk of a stream; empty when nothing is, and for types that are not known. */
  checkChunk(chunk: { readonly type: string }): readonly ErrorIssue[];
}
